[<Literal>]
let A = "a"
let A = "b"
[<Literal>]
let B = A + "c"
