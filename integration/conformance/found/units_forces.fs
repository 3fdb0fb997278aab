[<Measure>] type m
[<Measure>] type s
[<Measure>] type kg
[<Measure>] type N = kg m / s^2
let d = 10.0<m>
let t = 2.0<s>
let v = d / t
printfn "%f" (float v)
let speed (x: float<m>) (y: float<s>) : float<m/s> = x / y
printfn "%A" (speed d t)
let f : float<N> = 3.0<kg> * 2.0<m/s^2>
printfn "%A %f" f f
let sq (x: float<'u>) : float<'u^2> = x * x
printfn "%A" (sq 3.0<m>)
printfn "%A" (sqrt (sq 3.0<m>))
let i = 3<m>
printfn "%d" i
printfn "%A" (List.sum [1.0<m>; 2.0<m>])
let toFeet (x: float<m>) = x * 3.28<1/m>
printfn "%.2f" (toFeet d)
printfn "%b" (d > 5.0<m>)
let raw = 5.0 * 1.0<m>
printfn "%A" raw
printfn "%A" (LanguagePrimitives.FloatWithMeasure<m> 3.0)
type P = { x: float<m>; y: float<m> }
let p = { x = 1.0<m>; y = 2.0<m> }
printfn "%A" p
let zero : float<m> = 0.0<_>
printfn "%A" (zero + d)
printfn "%A" (abs -3.0<m>, max d raw)
