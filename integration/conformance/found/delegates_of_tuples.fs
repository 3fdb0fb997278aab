type Pair = delegate of (int * string) -> string
let p = Pair(fun (a, b) -> sprintf "%d%s" a b)
printfn "%s" (p.Invoke((1, "q")))
printfn "%s" (p.Invoke(2, "r"))
type Two = delegate of int * string -> string
let t = Two(fun a b -> sprintf "%d-%s" a b)
printfn "%s" (t.Invoke(1, "q"))
type Mixed = delegate of (int * int) * string -> string
let x = Mixed(fun (a, b) s -> sprintf "%d %d %s" a b s)
printfn "%s" (x.Invoke((1, 2), "z"))
