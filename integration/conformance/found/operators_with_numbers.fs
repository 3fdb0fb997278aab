type Money = M of decimal with
    static member (+) (M a, M b) = M (a + b)
    static member (*) (M a, n: int) = M (a * decimal n)
    static member (*) (M a, n: decimal) = M (a * n)
    static member (*) (n: int, M a) = M (a * decimal n)
let f (m: Money) n = m + m * 2 + M n
printfn "%A" (f (M 1.5M) 2.0M)
let inline scale (m: Money) k = m * k
printfn "%A %A" (scale (M 2M) 3) (scale (M 2M) 1.5M)
let g (m: Money) = List.map (fun n -> m * n) [1; 2]
printfn "%A" (g (M 1M))
let h = 3 * M 2M
printfn "%A" h
type V = { X: float } with
    static member (*) (a: V, k: float) = { X = a.X * k }
    static member (*) (k: float, a: V) = { X = a.X * k }
    static member (*) (a: V, b: V) = a.X * b.X
let dbl (v: V) = v * 2.0
printfn "%A %A" (dbl { X = 2.0 }) ({ X = 1.0 } * { X = 3.0 })
let sumsq vs = vs |> List.sumBy (fun (v: V) -> v * v)
printfn "%A" (sumsq [{ X = 1.0 }; { X = 2.0 }])
type Show = Show with
    static member ($) (Show, x: int) = "i" + string x
    static member ($) (Show, x: bool) = "b" + string x
let inline show x = Show $ x
printfn "%s %s" (show 1) (show true)
