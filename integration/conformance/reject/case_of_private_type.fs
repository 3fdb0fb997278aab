module M =
    type private T = A | B
let y = M.A
