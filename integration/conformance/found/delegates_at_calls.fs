open System
open System.Collections.Generic
type P = { Name: string; Age: int }
let ps = List<P>([ { Name = "a"; Age = 3 }; { Name = "b"; Age = 1 } ])
ps.Sort(fun a b -> a.Age.CompareTo(b.Age))
for p in ps do printfn "%s" p.Name
printfn "%d" (ps.FindIndex(fun p -> p.Age = 3))
type M() =
    static member A(f: Func<string, int>) = f.Invoke "abc"
    static member A(s: string) = s.Length * 100
    static member B(x: int, f: Action<int>) = f.Invoke x
    static member B(x: int, f: Action<int>, g: Func<int, string>) = f.Invoke x; printfn "%s" (g.Invoke x)
    static member C(f: Func<int, int>, ?n: int) = f.Invoke(defaultArg n 1)
    static member D([<ParamArray>] fs: Func<int, int>[]) = fs |> Array.map (fun f -> f.Invoke 2) |> Array.sum
printfn "%d" (M.A(fun s -> s.Length))
printfn "%d" (M.A "ab")
M.B(1, fun x -> printfn "B %d" x)
M.B(1, (fun x -> printfn "B %d" x), fun x -> string (x + 1))
printfn "%d" (M.C(fun x -> x + 1))
printfn "%d" (M.C((fun x -> x + 1), 5))
printfn "%d" (M.C(f = (fun x -> x * 7)))
printfn "%d" (M.D((fun x -> x), (fun x -> x * 10)))
type Timer(tick: Action<int>) =
    member val Count = 0 with get, set
    member this.Fire() =
        this.Count <- this.Count + 1
        tick.Invoke this.Count
let t = Timer(fun n -> printfn "tick %d" n)
t.Fire(); t.Fire()
type Middleware = delegate of string * Func<string, string> -> string
let m = Middleware(fun s next -> "[" + next.Invoke(s.ToUpper()) + "]")
printfn "%s" (m.Invoke("abc", fun s -> s + "!"))
let pipeline : Func<int, int> list = [ Func<int, int>(fun x -> x + 1); Func<int, int>(fun x -> x * 2) ]
printfn "%d" (pipeline |> List.fold (fun acc f -> f.Invoke acc) 5)
type IRunner =
    abstract Run : Func<int, string> -> string
let r = { new IRunner with member _.Run f = f.Invoke 42 }
printfn "%s" (r.Run(fun x -> sprintf "<%d>" x))
let toF (f: Func<'a, 'b>) = fun x -> f.Invoke x
printfn "%A" ([1; 2] |> List.map (toF (Func<int, string>(fun i -> String('x', i)))))
printfn "%s" ((Func<int, int>(id)).GetType().Name)
let nested = Func<int, Func<int, int>>(fun a -> Func<int, int>(fun b -> a * b))
printfn "%d" (nested.Invoke(3).Invoke(4))
let o = box (Action(ignore))
printfn "%b %b" (o :? Action) (o :? Func<int>)
match o with
| :? Action as a -> a.Invoke(); printfn "ran"
| _ -> ()
