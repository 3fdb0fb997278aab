[<NoSuchThing>]
let x = 1
[<NoComparisonn>]
type T = { A: int }
