[<Struct>]
let y = 2
