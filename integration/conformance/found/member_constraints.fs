type A = { V: int } with static member Describe(a: A) = sprintf "A %d" a.V
type B = { W: string } with static member Describe(b: B) = sprintf "B %s" b.W
let inline describe (x: ^T) : string = (^T : (static member Describe : ^T -> string) x)
printfn "%s" (describe { V = 1 })
printfn "%s" (describe { W = "w" })
let inline nameOf (x: ^T) = (^T : (member Name : string) x)
type P(n: string) =
    member _.Name = n
printfn "%s" (nameOf (P "pp"))
let inline length (x: ^a) = (^a : (member Length : int) x)
printfn "%d %d" (length "hello") (length [1;2;3])
let inline add (a: ^T) (b: ^T) : ^T = a + b
printfn "%d %f %s" (add 1 2) (add 1.5 2.5) (add "x" "y")
let inline call (x: ^a when ^a : (member Run : unit -> int)) = (^a : (member Run : unit -> int) x)
type R() =
    member _.Run() = 42
printfn "%d" (call (R()))
