// operators & generics
type Vec2 = { X: float; Y: float } with
  static member (+) (a, b) = { X = a.X + b.X; Y = a.Y + b.Y }
  static member (-) (a, b) = { X = a.X - b.X; Y = a.Y - b.Y }
  static member (*) (k: float, v) = { X = k * v.X; Y = k * v.Y }
  static member (*) (v, k: float) = { X = k * v.X; Y = k * v.Y }
  static member (~-) v = { X = -v.X; Y = -v.Y }
  static member Zero = { X = 0.0; Y = 0.0 }
  static member Dot (a, b) = a.X * b.X + a.Y * b.Y
let v = { X = 1.0; Y = 2.0 }
printfn "%A" (v + v - { X = 0.5; Y = 0.5 })
printfn "%A %A" (2.0 * v) (v * 3.0)
printfn "%A %g" (-v) (Vec2.Dot (v, v))
let inline (+.) a b = a + b + a
printfn "%d %s" (1 +. 2) ("a" +. "b")
let (|?) o d = defaultArg o d
printfn "%d %d" (Some 1 |? 5) (None |? 5)
let (<!>) f x = Option.map f x
let (<*>) f x = match f, x with Some f, Some x -> Some (f x) | _ -> None
printfn "%A" ((+) <!> Some 1 <*> Some 2)
let inline twice f x = f (f x)
printfn "%d %s" (twice ((*) 2) 3) (twice (fun s -> s + "!") "hi")
let flip f a b = f b a
printfn "%d" (flip (-) 1 10)
let (!!) x = x * 2
printfn "%d" (!! 4)
let compose3 = (+) 1 >> (*) 2 >> string
printfn "%s" (compose3 4)
let inline sumBy f xs = List.fold (fun acc x -> acc + f x) LanguagePrimitives.GenericZero xs
printfn "%d %g" (sumBy id [1; 2; 3]) (sumBy float [1; 2])
type Matrix = M of float list list with
  static member (*) (M a, M b) =
    let cols = List.transpose b
    M [ for r in a -> [ for c in cols -> List.sum (List.map2 (*) r c) ] ]
  member m.Item with get (i, j) = match m with M rows -> rows.[i].[j]
let m = M [[1.; 2.]; [3.; 4.]]
printfn "%A %g" (m * m) m.[1, 0]
let rec fix f x = f (fix f) x
printfn "%d" (fix (fun self n -> if n <= 1 then 1 else n * self (n - 1)) 5)
type Tree<'a when 'a : comparison> =
  | Leaf
  | Node of Tree<'a> * 'a * Tree<'a>
  member t.Insert x =
    match t with
    | Leaf -> Node (Leaf, x, Leaf)
    | Node (l, y, r) when x < y -> Node (l.Insert x, y, r)
    | Node (l, y, r) when x > y -> Node (l, y, r.Insert x)
    | _ -> t
  member t.ToList() = match t with Leaf -> [] | Node (l, x, r) -> l.ToList() @ [x] @ r.ToList()
  static member OfSeq xs = Seq.fold (fun (t: Tree<'a>) x -> t.Insert x) Leaf xs
printfn "%A" (Tree<int>.OfSeq([5; 2; 8; 1]).ToList())
printfn "%A" (Tree<string>.OfSeq ["b"; "a"])
