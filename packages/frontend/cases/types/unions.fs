type Shape = Circle of float | Rect of width: float * height: float | Unit
type Tree<'a> = Leaf | Node of Tree<'a> * 'a * Tree<'a>
[<RequireQualifiedAccess>]
type Light = Red | Green
let area s = match s with Circle r -> r * r | Rect (w, h) -> w * h | Unit -> 0.0 // type: Shape -> float
let make = Rect // type: float * float -> Shape
let named = Rect (height = 1.0, width = 2.0) // type: Shape
let rec insert x t = match t with Leaf -> Node (Leaf, x, Leaf) | Node (l, y, r) -> if x < y then Node (insert x l, y, r) else t // type: 'a -> Tree<'a> -> Tree<'a> when 'a : comparison
let light = Light.Red // type: Light
let closed = Green // error FS0039
let few s = match s with Rect (w, h, d) -> w | _ -> 0.0 // error FS0019
let none s = match s with Circle -> 1 | _ -> 0 // error FS0019
let functions = Circle = Circle // error FS0001
