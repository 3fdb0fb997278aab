let f (x: int) = x
let y = f<int> 1
