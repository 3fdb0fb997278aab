type C() = class end
[<AllowNullLiteral>]
type D() = class end
let c : C = null
let d : D = null
let f (x: int) =
    match x with
    | null -> 1
    | _ -> 2
