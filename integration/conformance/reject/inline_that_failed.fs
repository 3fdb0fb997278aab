let inline f x = x + missing
let a = f 1
let b = f 2
