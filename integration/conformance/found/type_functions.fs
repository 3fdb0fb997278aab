// Explicit type parameters of values and functions, static values, constraints of kinds.
module M1 =
  let empty<'a> : 'a list = []
  let a = 1 :: empty
  let b = "x" :: empty<string>
  printfn "%A %A" a b
module M2 =
  let f<'a, 'b when 'b : comparison> (x: 'a) (y: 'b) (z: 'b) = if y < z then Some x else None
  printfn "%A %A" (f 1 2 3) (f<string, int> "a" 4 3)
module M3 =
  type Box<'a>(v: 'a) =
    member _.V = v
    static member Create<'b>(x: 'b) = Box<'b>(x)
    static member Empty : Box<'a option> = Box None
  printfn "%A" (Box<int>.Create("x")).V
module M4 =
  type F =
    static member Create<'a>() = (Unchecked.defaultof<'a>)
    static member Name<'a>() = typeof<'a>.Name
  printfn "%d %s" (F.Create<int>()) (F.Name<string>())
module M5 =
  let typeName<'a> = typeof<'a>.Name
  printfn "%s %s" typeName<int> typeName<string>
module M6 =
  let size<'t> () = if typeof<'t> = typeof<int> then 4 else 8
  printfn "%d %d" (size<int> ()) (size<float> ())
module M7 =
  let mutable count = 0
  let counted<'a> : 'a list = count <- count + 1; []
  let x = counted<int>
  let y : string list = counted
  printfn "%d" count
module M8 =
  let zero<'a> = Unchecked.defaultof<'a>
  printfn "%d %b" zero<int> zero<bool>
module M9 =
  module M =
    let none<'a> : 'a option = None
    let pair<'a, 'b> (a: 'a) (b: 'b) = a, b
  printfn "%A %A" (M.none<int>) (M.pair<int, string> 1 "a")
  printfn "%A" (M.pair<_, string> 1 "a")
module M10 =
  let inline parse< ^a when ^a : (static member Parse : string -> ^a)> (s: string) = (^a : (static member Parse : string -> ^a) s)
  printfn "%d %f" (parse<int> "3") (parse<float> "2.5")
module M11 =
  type Repo<'k, 'v when 'k : equality>() =
    let d = System.Collections.Generic.Dictionary<'k, 'v>()
    member _.Add(k, v) = d.[k] <- v
    member _.Get<'r>(k: 'k, f: 'v -> 'r) = f d.[k]
    static member Of(xs: ('k * 'v) list) = (let r = Repo<'k,'v>() in (for (k, v) in xs do r.Add(k, v)); r)
  let r = Repo<string,int>.Of ["a", 1]
  printfn "%A %A" (r.Get("a", string)) (r.Get<int>("a", id))
module M12 =
  let cast<'a> (o: obj) = match o with :? 'a as x -> Some x | _ -> None
  printfn "%A %A" (cast<int> (box 1)) (cast<string> (box 1))
module M13 =
  let rec len<'a> (xs: 'a list) : int = match xs with [] -> 0 | _ :: t -> 1 + len<'a> t
  printfn "%d" (len [1;2])
  printfn "%d" (len<string> ["a"])
module M14 =
  type T<'a> = { X: 'a } with
    static member Default<'b>(b: 'b) : T<'b> = { X = b }
    member t.Map<'b>(f: 'a -> 'b) : T<'b> = { X = f t.X }
  printfn "%A" ({ X = 1 }.Map<string>(fun x -> string x))
  printfn "%A" (T<int>.Default<float>(1.0))
module M15 =
  let emptyMap<'k, 'v when 'k : comparison> : Map<'k, 'v> = Map.empty
  let m = emptyMap<string, int> |> Map.add "a" 1
  printfn "%A" m
module M16 =
  let f<'a> (x: 'a) = x
  let g = f<int>
  printfn "%d" (g 3)
  printfn "%A" (List.map f<string> ["a"])
module M17 =
  let f<'T> (x: 'T) (y: 'T) = [x; y]
  printfn "%A" (f 1 2)
  printfn "%A" (f<obj> 1 "a")
module M18 =
  let inline def< ^T when ^T : (static member Default : ^T)> () = (^T : (static member Default : ^T) ())
  type A = { V: int } with static member Default = { V = 7 }
  printfn "%d" (def<A> ()).V
module M19 =
  type C() =
    static let items = ResizeArray<int>()
    static let mutable n = 0
    static let add x = items.Add x; n <- n + 1
    static do add 100
    static member Add x = add x
    static member Count = n
    static member Items = List.ofSeq items
  C.Add 1
  C.Add 2
  printfn "%d %A" C.Count C.Items
module M20 =
  type C() =
    [<DefaultValue>]
    static val mutable private n : int
    static member Inc() = C.n <- C.n + 1; C.n
  C.Inc() |> ignore
  printfn "%d" (C.Inc())
module M21 =
  type Stack<'T>() =
    let mutable items : 'T list = []
    static member Empty = Stack<'T>()
    static member OfList(xs: 'T list) = (let s = Stack<'T>() in List.iter (fun x -> s.Push x) xs; s)
    member _.Push x = items <- x :: items
    member _.Items = items
  printfn "%A" (Stack<int>.OfList [1;2]).Items
  printfn "%A" (Stack.OfList ["a"]).Items
  let e = Stack<float>.Empty
  e.Push 1.0
  printfn "%A" e.Items
module M22 =
  let f (x: 'a when 'a : struct) = 1
  printfn "%d" (f 3)
  let g (x: 'a when 'a : not struct) = 2
  printfn "%d" (g "a")
  let h (x: 'a when 'a : null) = isNull x
  printfn "%b %b" (h "a") (h null)
module M23 =
  let u (x: 'a when 'a : unmanaged) = x
  printfn "%d %f" (u 3) (u 2.5)
