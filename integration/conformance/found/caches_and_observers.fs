type IClock = abstract Now: unit -> int
type IStore<'k, 'v> =
    abstract member Load: key: 'k -> 'v option
    abstract member Save: key: 'k * value: 'v -> unit
type FakeClock(start) =
    let mutable t = start
    member _.Advance n = t <- t + n
    interface IClock with member _.Now() = t
type CacheEntry<'v> = { Value: 'v; At: int }
type Cache<'k, 'v when 'k : equality>(clock: IClock, ttl: int, load: 'k -> 'v) =
    let entries = System.Collections.Generic.Dictionary<'k, CacheEntry<'v>>()
    let mutable hits, misses = 0, 0
    member _.Get k =
        let now = clock.Now()
        match entries.TryGetValue k with
        | true, e when now - e.At < ttl ->
            hits <- hits + 1
            e.Value
        | found, _ ->
            misses <- misses + 1
            if found then printfn "expired %A" k
            let v = load k
            entries.[k] <- { Value = v; At = now }
            v
    member _.Stats = hits, misses
    interface IStore<'k, 'v> with
        member this.Load k = if entries.ContainsKey k then Some entries.[k].Value else None
        member this.Save(k, v) = entries.[k] <- { Value = v; At = clock.Now() }
let clock = FakeClock 0
let cache = Cache<string, int>(clock, 10, fun s -> printfn "loading %s" s; s.Length)
printfn "%d %d" (cache.Get "abc") (cache.Get "abc")
clock.Advance 11
printfn "%d" (cache.Get "abc")
let store = cache :> IStore<_, _>
store.Save("zz", 99)
printfn "%A %A %d %A" (store.Load "zz") (store.Load "q") (cache.Get "zz") cache.Stats
let mk (name: string) = { new IClock with
                            member this.Now() = name.Length }
printfn "%d" ((mk "xyz").Now())
type Observer<'a>(f: 'a -> unit) =
    interface System.IObserver<'a> with
        member _.OnNext v = f v
        member _.OnError e = printfn "error %s" e.Message
        member _.OnCompleted() = printfn "completed"
type Subject<'a>() =
    let obs = ResizeArray<System.IObserver<'a>>()
    member _.Next v = for o in obs do o.OnNext v
    member _.Done() = for o in obs do o.OnCompleted()
    interface System.IObservable<'a> with
        member _.Subscribe o =
            obs.Add o
            { new System.IDisposable with member _.Dispose() = obs.Remove o |> ignore }
let subj = Subject<int>()
let d = (subj :> System.IObservable<_>).Subscribe(Observer(fun v -> printfn "got %d" v))
subj.Next 1
subj |> Observable.map (fun x -> x * 10) |> Observable.filter (fun x -> x > 15) |> Observable.add (printfn "mapped %d")
subj.Next 2
d.Dispose()
subj.Next 3
subj.Done()
