let (|A|B|_|) x = Some x
