type Visitor<'R> =
    abstract Circle : float -> 'R
    abstract Square : float -> 'R
    abstract Group : 'R list -> 'R
[<AbstractClass>]
type Shape() =
    abstract Accept<'R> : Visitor<'R> -> 'R
    member s.Area = s.Accept { new Visitor<float> with
                                 member _.Circle r = 3.0 * r * r
                                 member _.Square a = a * a
                                 member _.Group xs = List.sum xs }
    override s.ToString() =
        s.Accept { new Visitor<string> with
                     member _.Circle r = sprintf "c%g" r
                     member _.Square a = sprintf "s%g" a
                     member _.Group xs = "[" + String.concat ";" xs + "]" }
type Circle(r) =
    inherit Shape()
    override c.Accept v = v.Circle r
type Square(a) =
    inherit Shape()
    override c.Accept v = v.Square a
type Group(items: Shape list) =
    inherit Shape()
    override g.Accept v = v.Group(items |> List.map (fun s -> s.Accept v))
let g = Group [ Circle 1.0; Square 2.0; Group [ Circle 2.0 ] ]
printfn "%O %g" g g.Area
type Stack<'T when 'T : equality>(items: 'T list) =
    new () = Stack<'T>([])
    member s.Push x = Stack<'T>(x :: items)
    member s.Top = match items with x :: _ -> Some x | [] -> None
    member s.Contains x = List.exists ((=) x) items
    static member Empty : Stack<'T> = Stack<'T>()
    override s.Equals o =
        match o with
        | :? Stack<'T> as t -> t.Items = items
        | _ -> false
    override s.GetHashCode() = hash items
    member private s.Items = items
let s = Stack<float>.Empty.Push(1.0).Push 2.0
printfn "%A %b %b" s.Top (s.Contains 1.0) (s = Stack([ 2.0; 1.0 ]))
type Matrix<'T>(rows: 'T[][]) =
    member m.Item with get (i, j) = rows.[i].[j] and set (i, j) v = rows.[i].[j] <- v
    member m.Map f = Matrix(rows |> Array.map (Array.map f))
    member m.Rows = rows.Length
    member m.Show() = rows |> Array.map (fun r -> sprintf "%A" r) |> String.concat "/"
let m = Matrix [| [| 1; 2 |]; [| 3; 4 |] |]
m.[0, 1] <- 9
printfn "%d %s %s" m.[0, 1] (m.Show()) (m.Map(fun x -> float x * 0.5).Show())
type Lazy2<'T>(f: unit -> 'T) =
    let mutable v : 'T option = None
    member l.Value =
        match v with
        | Some x -> x
        | None ->
            let x = f ()
            v <- Some x
            x
    member l.IsForced = v.IsSome
    interface System.IComparable with
        member l.CompareTo o = 0
let l = Lazy2(fun () -> printfn "forced"; 42)
printfn "%b %d %d %b" l.IsForced l.Value l.Value l.IsForced
