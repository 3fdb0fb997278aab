type Noisy<'T>() =
    static do printfn "init of %s" (typeof<'T>.Name)
    static let first = (printfn "first"; 1)
    static let second = (printfn "second"; first + 1)
    static let describe x = sprintf "%A/%d" x second
    member _.Show(x: 'T) = describe x
    member _.ShowPair(x: 'T, y: int) = describe (x, y)
    static member Second = second
    static member Plain() = printfn "plain"

printfn "start"
Noisy<int>.Plain()
printfn "after plain"
let n = Noisy<string>()
printfn "made"
printfn "%s" (n.Show "q")
printfn "%s" (n.ShowPair("q", 3))
printfn "%d" Noisy<int>.Second
printfn "%d" Noisy<float>.Second
let m = Noisy<int>()
printfn "%s" (m.Show 4)

type Singleton<'T when 'T : equality> private (name: string) =
    static let instance = Singleton<'T>(typeof<'T>.Name)
    static member Instance = instance
    member _.Name = name
printfn "%s %s" Singleton<int>.Instance.Name Singleton<string>.Instance.Name
printfn "%b" (obj.ReferenceEquals(Singleton<int>.Instance, Singleton<int>.Instance))

type Cache<'K, 'V when 'K : equality>(f: 'K -> 'V) =
    static let mutable hits = 0
    let store = System.Collections.Generic.Dictionary<'K, 'V>()
    member _.Get k =
        match store.TryGetValue k with
        | true, v -> hits <- hits + 1; v
        | _ -> let v = f k in store.[k] <- v; v
    static member Hits with get () = hits and set v = hits <- v
let cache = Cache<int, int>(fun x -> x * x)
for i in [1; 2; 1; 1] do cache.Get i |> ignore
printfn "%d %d" Cache<int, int>.Hits Cache<int, string>.Hits
Cache<int, int>.Hits <- 10
cache.Get 2 |> ignore
printfn "%d" Cache<int, int>.Hits
