let (|A|B|) x = if x then A else C
