open System
let e = Event<int>()
let o = e.Publish :> IObservable<int>
let s1 = o.Subscribe(fun x -> printfn "got %d" x)
let a, b = Observable.partition (fun x -> x > 2) o
let s2 = a.Subscribe(printfn "a %d")
let s3 = b |> Observable.subscribe (printfn "b %d")
o |> Observable.scan (fun acc x -> acc + x) 0 |> Observable.add (printfn "scan %d")
o |> Observable.pairwise |> Observable.add (printfn "pair %A")
o |> Observable.choose (fun x -> if x > 1 then Some (string x) else None) |> Observable.add (printfn "ch %s")
let l, r = Observable.split (fun x -> if x > 1 then Choice1Of2 x else Choice2Of2 "small") o
l |> Observable.add (printfn "L %d")
r |> Observable.add (printfn "R %s")
let e2 = Event<int>()
Observable.merge o e2.Publish |> Observable.add (printfn "m %d")
e.Trigger 1
e.Trigger 2
e.Trigger 3
e2.Trigger 10
s1.Dispose()
s2.Dispose()
e.Trigger 4
let obs = { new IObserver<int> with
              member _.OnNext x = printfn "next %d" x
              member _.OnError e = ()
              member _.OnCompleted() = () }
use sub = o.Subscribe obs
e.Trigger 5
let own = { new IObservable<int> with
              member _.Subscribe(obs) = 
                obs.OnNext 1
                obs.OnNext 2
                obs.OnCompleted()
                { new IDisposable with member _.Dispose() = printfn "disposed" } }
let d = own |> Observable.map (fun x -> x * 2) |> Observable.subscribe (printfn "own %d")
d.Dispose()
