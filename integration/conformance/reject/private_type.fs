module M =
    type private T = { A: int }
    let x = 1
let f (t: M.T) = 1
