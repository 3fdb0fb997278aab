type R = { X: int; Y: int }
let r = { X = 1; Y; }
