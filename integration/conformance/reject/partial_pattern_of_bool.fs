let (|Even|_|) n = if n % 2 = 0 then true else false
