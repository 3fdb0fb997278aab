[<Literal>]
let A = "a" + "b"
[<Literal>]
let B = A + "c"
[<Literal>]
let N = -5
let f x = match x with A -> 1 | B -> 2 | _ -> 3
printfn "%d %d" (f "ab") (f "abc")
