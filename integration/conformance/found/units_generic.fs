[<Measure>] type m
[<Measure>] type cm
type V<[<Measure>] 'u> = { X: float<'u>; Y: float<'u> }
                         static member (+) (a: V<'u>, b: V<'u>) = { X = a.X + b.X; Y = a.Y + b.Y }
let cmPerM = 100.0<cm/m>
let toCm (x: float<m>) = x * cmPerM
printfn "%A" (toCm 1.5<m>)
printfn "%A" ({ X = 1.0<m>; Y = 2.0<m> } + { X = 1.0<m>; Y = 2.0<m> })
let dot (a: V<'u>) (b: V<'v>) : float<'u 'v> = a.X * b.X + a.Y * b.Y
printfn "%A" (dot { X = 1.0<m>; Y = 2.0<m> } { X = 1.0<cm>; Y = 2.0<cm> })
printfn "%A" (List.map (fun x -> x * 2.0) [1.0<m>; 2.0<m>])
printfn "%A" (List.average [1.0<m>; 2.0<m>], List.max [1<m>; 2<m>], List.sumBy float [1.0<m>])
let rate (p: decimal<m>) = p * 2.0m
printfn "%A" (rate 2.5M<m>)
printfn "%A" (1L<m> + 2L<m>)

let x = -3.0<m>
printfn "%A" x
printfn "%.1f %g %d" 2.5<m> 2.5<m> 3<m>
let f (x: float<_>) = x + 1.0<m>
printfn "%A" (f 2.0<m>)
let inv = 1.0 / 4.0<m>
printfn "%A" (inv * 2.0<m>)
printfn "%b" (inv * 2.0<m> = 0.5)
let m2 = 3.0<m^2> / 2.0<m>
printfn "%A" m2
printfn "%A" (m2 % 1.0<m>)
let w : float<m> = LanguagePrimitives.FloatWithMeasure 3.0
printfn "%A" w
let k = 3.0<m> |> float |> (+) 1.0
printfn "%A" k
let mutable total = 0.0<m>
for d in [1.0<m>; 2.0<m>] do total <- total + d
printfn "%A" total
let sum = List.fold (+) 0.0<m> [1.0<m>; 2.0<m>]
printfn "%A" sum
let rec pow (x: float<m>) n = if n = 0 then x else pow (x + 1.0<m>) (n - 1)
printfn "%A" (pow 1.0<m> 3)
