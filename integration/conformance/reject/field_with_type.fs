type R = { A: int list; B: int }
let p = { A = [] : int list; B = 1 }
