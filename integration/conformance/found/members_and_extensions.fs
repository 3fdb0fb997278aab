[<CustomEquality; CustomComparison>]
type Version =
    { Major: int; Minor: int }
    static member Parse (s: string) =
        match s.Split '.' with
        | [| a; b |] -> { Major = int a; Minor = int b }
        | _ -> invalidArg "s" "bad version"
    static member Zero = { Major = 0; Minor = 0 }
    member v.Bump () = { v with Minor = v.Minor + 1 }
    member v.Item with get i = if i = 0 then v.Major else v.Minor
    override v.ToString () = sprintf "v%d.%d" v.Major v.Minor
    override v.Equals o = match o with :? Version as w -> v.Major = w.Major | _ -> false
    override v.GetHashCode () = v.Major
    interface System.IComparable with
        member v.CompareTo o = match o with :? Version as w -> compare (v.Major, v.Minor) (w.Major, w.Minor) | _ -> -1
let v = Version.Parse "1.2"
printfn "%O %s %A" (v.Bump ()) (string v) v.[1]
printfn "%b %b %d" (v = v.Bump ()) (v < v.Bump ()) (hash v)

type Shape =
    | Circle of radius: float
    | Rect of w: float * h: float
    | Dot
    member s.Area =
        match s with
        | Circle r -> r * r * 3.0
        | Rect (w, h) -> w * h
        | Dot -> 0.0
    member s.Scale k = match s with Circle r -> Circle (r * k) | Rect (w, h) -> Rect (w * k, h * k) | Dot -> Dot
    static member Unit = Rect (1.0, 1.0)
    static member (+) (a: Shape, b: Shape) = Rect (a.Area + b.Area, 1.0)
    static member (*) (a: Shape, k: float) = a.Scale k
    static member (*) (k: float, a: Shape) = a.Scale k
    static member (~-) (a: Shape) = a.Scale -1.0
printfn "%A" (Circle 2.0 + Shape.Unit)
printfn "%A" (Shape.Unit * 3.0)
printfn "%A" (2.0 * Circle 1.5)
printfn "%A" (-Shape.Unit)
printfn "%A" ([ Circle 1.0; Dot; Rect (2.0, 3.0) ] |> List.sumBy (fun s -> s.Area))
printfn "%A" (Circle(radius = 3.0))
match Rect (h = 1.0, w = 2.0) with Rect (w = x) -> printfn "%g" x | _ -> ()
type Vec =
    { X: float; Y: float }
    static member (+) (a, b) = { X = a.X + b.X; Y = a.Y + b.Y }
    static member (-) (a, b) = { X = a.X - b.X; Y = a.Y - b.Y }
    static member (*) (a: Vec, b: Vec) = a.X * b.X + a.Y * b.Y
    static member (*) (a: Vec, k: float) = { X = a.X * k; Y = a.Y * k }
    static member Zero = { X = 0.0; Y = 0.0 }
    static member DivideByInt (a: Vec, n: int) = { X = a.X / float n; Y = a.Y / float n }
    static member op_Explicit (a: Vec) : float = sqrt (a.X * a.X + a.Y * a.Y)
    static member (|>>) (a: Vec, f) = { X = f a.X; Y = f a.Y }
    static member (.*) (a: Vec, b: Vec) = { X = a.X * b.X; Y = a.Y * b.Y }
let a, b = { X = 3.0; Y = 4.0 }, { X = 1.0; Y = 2.0 }
printfn "%A %A %g %A" (a + b) (a - b) (a * b) (a * 2.0)
printfn "%A" (List.sum [ a; b; a ])
printfn "%A" (List.average [ a; b ])
printfn "%g" (float a)
printfn "%A %A" (a |>> (fun x -> x + 1.0)) (a .* b)
type Tree<'a when 'a : comparison> =
    | Leaf
    | Node of Tree<'a> * 'a * Tree<'a>
    member t.Insert x =
        match t with
        | Leaf -> Node (Leaf, x, Leaf)
        | Node (l, v, r) -> if x < v then Node (l.Insert x, v, r) elif x > v then Node (l, v, r.Insert x) else t
    member t.ToList () = match t with Leaf -> [] | Node (l, v, r) -> l.ToList () @ [ v ] @ r.ToList ()
    member t.Count = match t with Leaf -> 0 | Node (l, _, r) -> 1 + l.Count + r.Count
    static member OfSeq xs = Seq.fold (fun (t: Tree<'a>) x -> t.Insert x) Leaf xs
let t = Tree<int>.OfSeq [ 3; 1; 2; 3 ]
printfn "%A %d" (t.ToList ()) t.Count
type Tree<'a when 'a : comparison> with
    member t.NoNode = match t with Leaf -> true | _ -> false
printfn "%b" t.NoNode
type System.String with
    member s.Shout () = s.ToUpper () + "!"
    member s.Second = s.[1]
type System.Int32 with
    member i.IsEven = i % 2 = 0
    static member Double x = x * 2
type List<'a> with
    member xs.Second = xs.Tail.Head
printfn "%s %c %b %d %d" ("hi".Shout ()) "hi".Second (4).IsEven (System.Int32.Double 4) [ 1; 2 ].Second
