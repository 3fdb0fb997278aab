let f x y = x + y
let g = f 1
let h = g 1 2
let i : int -> int -> int = f 1
