[<Measure>] type m
[<Measure>] type s
[<Measure>] type kg
[<Measure>] type N = kg m / s^2
[<Measure>] type cm
let d = 10.0<m>
let t = 4.0<s>
let v = d / t
printfn "%A %g %f" v (float v) v
let a = v / t
let force: float<N> = 3.0<kg> * a
printfn "%A" force
let area = d * d
printfn "%A %A" (sqrt area) (area / d)
let cmPerM = 100.0<cm/m>
let toCm (x: float<m>) = x * cmPerM
printfn "%.1f" (toCm 2.5<m>)
let inline sumU (xs: float<'u> list) = List.sum xs
printfn "%A" (sumU [ 1.0<m>; 2.0<m> ])
let sq (x: float<'u>) : float<'u^2> = x * x
printfn "%A" (sq 3.0<kg>)
let i = 5<m>
printfn "%d %A" (i * 2) (i / 2)
printfn "%A" (int i, float (i * 1))
let w = LanguagePrimitives.FloatWithMeasure<m> 3.5
let x = LanguagePrimitives.Int32WithMeasure<s> 3
printfn "%A %A" w x
printfn "%A" (3.5 * 1.0<m>)
type Particle = { Mass: float<kg>; Pos: float<m>; Vel: float<m/s> }
let step (dt: float<s>) p = { p with Pos = p.Pos + p.Vel * dt }
printfn "%A" (step 2.0<s> { Mass = 1.0<kg>; Pos = 0.0<m>; Vel = 1.5<m/s> })
type Vec<[<Measure>] 'u> = { X: float<'u>; Y: float<'u> }
    with static member (+) (a: Vec<'u>, b: Vec<'u>) = { X = a.X + b.X; Y = a.Y + b.Y }
printfn "%A" ({ X = 1.0<m>; Y = 2.0<m> } + { X = 0.5<m>; Y = 0.5<m> })
printfn "%b" (3.0<m> > 2.0<m>)
printfn "%A" (abs -3.0<m>, max 1<s> 2<s>, min 1.0<m> 0.5<m>)
printfn "%A" ([ 3.0<m>; 1.0<m> ] |> List.sort)
let speeds = [ for i in 1 .. 3 -> float i * 1.0<m/s> ]
printfn "%A" (List.averageBy (fun (x: float<m/s>) -> x / 1.0<m/s>) speeds)
let k = 1.5m * 2.0m<kg>
printfn "%A" k
printfn "%A" (7.0<m> % 2.0<m>)
let freq = 1.0 / 2.0<s>
printfn "%A" (freq * 4.0<s>)
let z = 0.0<_> + 3.0<m>
printfn "%A %s %O" z (string z) z
let lst: int<m> list = [ 1<m>; 2<m> ]
printfn "%A %d" (List.sum lst) (lst |> List.map int |> List.sum)
let f1 = 3L<m> * 2L<m>
printfn "%A" f1
