[<Literal>]
[<Literal>]
let w = 4
