type R = { X: int }
let r = { X = 1 }
let s =
    { r
     with X = 1 }
