// A `let` without parentheses names a value, whatever cases and literals are called so.
[<Literal>]
let Limit = 10
let isLimit x = match x with Limit -> true | _ -> false
module Inner =
    let None = 5
    let describe x = match x with Some _ -> "some" | Option.None -> "none"
    printfn "%d %s" None (describe (Some None))
type Light = Red | Green
let Red = "red"
let name light = match light with Light.Red -> Red | Green -> "green"
printfn "%s %s %s" Red (name Light.Red) (name Green)
let limits () =
    let Limit = 20
    Limit
printfn "%d %b %b" (limits ()) (isLimit 10) (isLimit 20)
let counted () =
    let mutable None = 3
    None <- None + 1
    None
printfn "%d" (counted ())
let (Limit) = 10
printfn "%d" Limit
let async1 = async {
    let Some = 3
    return Some }
printfn "%d" (Async.RunSynchronously async1)
