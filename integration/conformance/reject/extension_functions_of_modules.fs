open System.Runtime.CompilerServices
type Shape = Circle of float | Square of float
[<Extension>]
module ShapeExt =
  [<Extension>]
  let Area (s: Shape) = match s with Circle r -> r * r * 3.0 | Square a -> a * a
  [<Extension>]
  let Scale (s: Shape) (k: float) = match s with Circle r -> Circle (r * k) | Square a -> Square (a * k)
open ShapeExt
printfn "%f" ((Circle 2.0).Area())
printfn "%A" (Square 2.0 |> fun s -> s.Scale 2.0)
