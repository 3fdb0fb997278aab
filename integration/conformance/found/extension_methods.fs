open System.Runtime.CompilerServices
open System.Collections.Generic
type Shape = Circle of float | Square of float
module Extensions =
  [<Extension>]
  type ShapeExtensions =
    [<Extension>]
    static member Area(s: Shape) = match s with Circle r -> r * r * 3.0 | Square a -> a * a
    [<Extension>]
    static member Scale(s: Shape, ?factor: float) = match s with Circle r -> Circle (r * defaultArg factor 2.0) | Square a -> Square (a * defaultArg factor 2.0)
  [<Extension>]
  type ListExtensions =
    [<Extension>]
    static member MapAll(xs: 'a list, f: 'a -> 'b) = List.map f xs
    [<Extension>]
    static member AddTwice(xs: List<int>, x: int) = xs.Add x; xs.Add x
    [<Extension>]
    static member Pair(t: int * string) = sprintf "%d-%s" (fst t) (snd t)
    [<Extension>]
    static member Twice(f: int -> int) = f >> f
    [<Extension>]
    static member Total([<System.ParamArray>] xs: int[]) = Array.sum xs
    [<Extension>]
    static member Keys2(d: IDictionary<string, 'v>) = List.ofSeq d.Keys
open Extensions
printfn "%f" ((Circle 2.0).Area())
printfn "%A" ((Square 2.0).Scale())
printfn "%A" ((Square 2.0).Scale(factor = 3.0))
printfn "%A" ([ 1; 2 ].MapAll(fun x -> x + 1))
printfn "%A" ([ "a" ].MapAll(fun s -> s.Length))
let r = List<int>()
r.AddTwice 4
printfn "%A" (List.ofSeq r)
printfn "%s" ((1, "a").Pair())
printfn "%d" ([| 1; 2 |].Total())
printfn "%A" ((dict [ "a", 1 ]).Keys2())
printfn "%A" ([ Circle 1.0; Square 2.0 ] |> List.map (fun s -> s.Area()))
let areas = [ Circle 1.0; Square 2.0 ].MapAll(fun s -> s.Area()).MapAll(fun a -> a + 1.0)
printfn "%A" areas
