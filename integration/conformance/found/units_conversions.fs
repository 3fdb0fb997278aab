type [<Measure>] C
type [<Measure>] F
let toF (c: float<C>) : float<F> = c * 9.0<F> / 5.0<C> + 32.0<F>
printfn "%.1f" (toF 100.0<C>)
let a = abs -5<C>
printfn "%d" a
let t = (1.0<C>, 2.0<F>)
printfn "%A" t
let o = Some 3.0<C>
printfn "%A" (Option.map ((*) 2.0) o)
module Units =
  [<Measure>] type px
let p = 3<Units.px>
printfn "%d" (p * 2)
open Units
let area = 3<px> * 4<px>
printfn "%d" area
let ratio = area / 2<px^2>
printfn "%d" ratio
let g (a: int<px>) = a * a
printfn "%A" (g 5<px>)
let ms = 5.0<1/C>
printfn "%A" (ms * 2.0<C> + 1.0)
let f32 = 2.5f<C>
printfn "%A" f32
