open System
let p (x: float) = printfn "%.10g" x
printfn "%A" (Math.DivRem(17, 5))
let mutable r = 0
printfn "%d" (Math.DivRem(17, 5, &r))
printfn "%d" r
printfn "%A" (Math.DivRem(17L, -5L))
printfn "%d" (Math.BigMul(2000000000, 3))
p (Math.IEEERemainder(5.0, 3.0))
p (Math.Log(8.0, 2.0))
p (Math.Log10 1000.0)
p (Math.Ceiling 1.2); p (Math.Floor -1.2); p (Math.Truncate -1.7)
p (Math.Round 2.5); p (Math.Round(2.567, 2)); p (Math.Round(2.5, MidpointRounding.AwayFromZero)); p (Math.Round(-2.345, 2, MidpointRounding.AwayFromZero))
p (Math.Pow(2.0, 0.5)); p (Math.Exp 1.0); p (Math.Sqrt 2.0)
p (Math.Sin 1.0); p (Math.Cos 1.0); p (Math.Tan 1.0); p (Math.Asin 1.0); p (Math.Acos 0.5); p (Math.Atan 1.0); p (Math.Atan2(1.0, 2.0))
p (Math.Sinh 1.0); p (Math.Cosh 1.0); p (Math.Tanh 1.0)
p Math.PI; p Math.E
printfn "%d %d" (Math.Sign -3) (Math.Sign 2.5)
printfn "%d %g %d" (Math.Abs -3) (Math.Abs -2.5) (Math.Abs -5L)
printfn "%d %g" (Math.Max(1, 2)) (Math.Min(1.5, 2.5))
printfn "%d %d" (Math.Max(1uy, 2uy)) (Math.Min(3L, 2L))
printfn "%M %M" (Math.Round 2.5M) (Math.Abs -1.5M)
printfn "%M" (Math.Max(1.5M, 2M))
printfn "%f" (Math.Max(1.5f, 2.5f))
printfn "%M" (Math.Floor 1.7M)
printfn "%d" (Math.Sign -2M)
try Math.Sign nan |> ignore with e -> printfn "%s" (e.GetType().Name)
try Math.Abs Int32.MinValue |> ignore with e -> printfn "%s" (e.GetType().Name)
p (Math.Max(nan, 1.0)); p (Math.Min(1.0, nan))
