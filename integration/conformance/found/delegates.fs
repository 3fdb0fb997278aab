open System
type Op = delegate of int * int -> int
type Note = delegate of string -> unit
type Make = delegate of unit -> int
let add = Op(fun a b -> a + b)
printfn "%d" (add.Invoke(1, 2))
let n = Note(fun s -> printfn "note %s" s)
n.Invoke "x"
let mk = Make(fun () -> 7)
printfn "%d" (mk.Invoke())
let f = Func<int, int>(fun x -> x + 1)
printfn "%d" (f.Invoke 3)
let g = Func<int, int, string>(fun x y -> sprintf "%d-%d" x y)
printfn "%s" (g.Invoke(1, 2))
let h = Func<string>(fun () -> "hi")
printfn "%s" (h.Invoke())
let act = Action(fun () -> printfn "act")
act.Invoke()
let act1 = Action<int>(fun x -> printfn "act %d" x)
act1.Invoke 5
let act2 = Action<int, string>(fun x s -> printfn "act %d %s" x s)
act2.Invoke(5, "q")
let eff () = printfn "made"; fun x -> x * 2
let e = Func<int, int>(eff ())
printfn "before"
printfn "%d %d" (e.Invoke 1) (e.Invoke 2)
let known x = x * 10
let k = Func<int, int>(known)
printfn "%d" (k.Invoke 4)
let k2 = Func<_, _>(known)
printfn "%d" (k2.Invoke 4)
let k3 = new Func<int, int, int>(fun a b -> a * b)
printfn "%d" (k3.Invoke(4, 5))
type Svc() =
    member _.Run(f: Func<int, int>, x: int) = f.Invoke x
    member _.Each(xs: int list, a: Action<int>) = for x in xs do a.Invoke x
    static member Twice(f: Func<'a, 'a>, x) = f.Invoke(f.Invoke x)
    member _.Two(f: Func<int, int, int>) = f.Invoke(3, 4)
    member _.Lazy(f: Func<int>) = f.Invoke()
let s = Svc()
printfn "%d" (s.Run((fun x -> x + 100), 1))
printfn "%d" (s.Run(f, 1))
s.Each([1;2], fun x -> printfn "each %d" x)
printfn "%s" (Svc.Twice((fun x -> x + "!"), "a"))
printfn "%d" (s.Two(fun a b -> a - b))
printfn "%d" (s.Two(fun a -> fun b -> a - b))
printfn "%d" (s.Lazy(fun () -> 9))
printfn "%A" f
printfn "%O" f
printfn "%s" (f.ToString())
printfn "%A" (box add :? Op)
printfn "%b" (f = f)
printfn "%b" (k = Func<int, int>(known))
let p = Predicate<int>(fun x -> x > 2)
printfn "%b" (p.Invoke 3)
let xs = ResizeArray [1; 5; 3]
printfn "%A" (xs.FindAll(p) |> List.ofSeq)
xs.Sort(Comparison(fun a b -> compare b a))
printfn "%A" (List.ofSeq xs)
xs.ForEach(Action<int>(fun x -> printf "%d " x))
xs.ForEach(fun x -> printf "%d;" x)
printfn ""
let cv = xs.ConvertAll(Converter<int, string>(string))
printfn "%A" (List.ofSeq cv)
let table = dict [ "add", Func<int,int,int>(fun a b -> a + b); "mul", Func<int,int,int>(fun a b -> a * b) ]
for kv in table do printfn "%s %d" kv.Key (kv.Value.Invoke(3, 4))
let compose (f: Func<int,int>) (g: Func<int,int>) = Func<int,int>(fun x -> g.Invoke(f.Invoke x))
printfn "%d" ((compose f k).Invoke 1)
let asF = f.Invoke
printfn "%A" (List.map asF [1;2])
printfn "%A" (List.map f.Invoke [1;2])
