type M =
    static member Twice x = x * 2
    static member Pi = 3
open type M
printfn "%d %d" (Twice 4) Pi
open type System.Math
printfn "%f" (Sqrt 16.0)
