open System
type H() =
    static member Run(f: Func<int, int>) = f.Invoke 1
    static member Run(f: Action<int>) = f.Invoke 1; -1
    static member Do(f: Func<int>) = sprintf "func %d" (f.Invoke())
    static member Do(f: Action) = f.Invoke(); "action"
    static member Map(f: int -> int, xs: int list) = List.map f xs
    static member Map(f: int -> string, xs: int list) = List.map f xs |> String.concat "," |> String.length |> List.singleton
    static member Two(f: Func<int, int, int>) = f.Invoke(2, 3)
    static member Two(f: Func<int, int>) = f.Invoke 2
printfn "%d" (H.Run(fun x -> x + 1))
printfn "%d" (H.Run(fun x -> printfn "act %d" x))
printfn "%s" (H.Do(fun () -> 5))
printfn "%s" (H.Do(fun () -> printfn "side"))
printfn "%d %d" (H.Two(fun x y -> x * y)) (H.Two(fun x -> x * 10))
