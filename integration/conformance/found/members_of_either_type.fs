type A = A of int with
    static member Combine (A x, A y) = A (x + y)
    static member op_Implicit (A x) : int = x
    static member op_Explicit (A x) : string = sprintf "<%d>" x
type B = { V: float } with
    static member Combine (a: B, b: B) = { V = a.V * b.V }
let inline combine (x: ^a) (y: ^b) : ^c = ((^a or ^b): (static member Combine: ^a * ^b -> ^c) (x, y))
let (A r) = combine (A 1) (A 2)
printfn "%d" r
let b : B = combine { V = 2.0 } { V = 3.5 }
printfn "%A" b
let inline implicit (x: ^a) : ^b = ((^a or ^b): (static member op_Implicit: ^a -> ^b) x)
let n: int = implicit (A 5)
printfn "%d" n
let q = 3
printfn "%d" q
type Ext = Ext with
    static member Show (_: Ext, x: int) = "int " + string x
    static member Show (_: Ext, x: string) = "str " + x
    static member Show (_: Ext, x: bool) = "bool " + string x
let inline showWith (e: ^e) (x: ^x) = ((^x or ^e): (static member Show: ^e * ^x -> string) (e, x))
let inline show x = showWith Ext x
printfn "%s %s %s" (show 1) (show "a") (show true)
