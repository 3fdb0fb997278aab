type T(x: int) =
let y = 1
