type R = { A: int }
let r = { A = 1 }
let s = { r with }
