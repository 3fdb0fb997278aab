[<>]
let x = 1
