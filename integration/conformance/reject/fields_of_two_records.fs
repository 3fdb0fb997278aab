type A = { X: int }
type B = { Y: int }
let a = { X = 1; Y = 2 }
