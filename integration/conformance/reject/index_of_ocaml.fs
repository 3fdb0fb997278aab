let a = [| 1 |]
let x = a.(0)
