[<Measure>] type m
type Vec(x: float<m>, y: float<m>) =
  member _.X = x
  member _.Y = y
  member _.Len : float<m> = sqrt (x * x + y * y)
  static member (+) (a: Vec, b: Vec) = Vec(a.X + b.X, a.Y + b.Y)
let a = Vec(3.0<m>, 4.0<m>)
printfn "%.2f" (float (a + a).Len)
let scale (k: float) (v: float<'u>) = k * v
printfn "%A" (scale 2.0 3.0<m>)
let mapU (f: float<'u> -> float<'v>) xs = List.map f xs
printfn "%A" (mapU (fun (x: float<m>) -> x * x) [1.0<m>; 2.0<m>])
type Shape =
  | Circle of r: float<m>
  | Rect of w: float<m> * h: float<m>
let area s =
  match s with
  | Circle r -> System.Math.PI * r * r
  | Rect (w, h) -> w * h
printfn "%.3f" (area (Circle 2.0<m>) / 1.0<m^2>)
printfn "%A" (Rect (2.0<m>, 3.0<m>) |> area)
let avg (xs: float<'u> list) = List.sum xs / float xs.Length
printfn "%A" (avg [1.0<m>; 4.0<m>])
let pair = (2<m>, 3<m>)
printfn "%A" pair
match 3<m> with
| 3<m> -> printfn "three"
| _ -> printfn "other"
let rec total acc = function
  | [] -> acc
  | x :: rest -> total (acc + x) rest
printfn "%A" (total 0<m> [1<m>; 2<m>])
