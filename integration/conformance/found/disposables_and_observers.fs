open System
open System.Collections.Generic
type Resource(name: string, log: List<string>) =
    do log.Add("open " + name)
    member r.Name = name
    member r.Use() = log.Add("use " + name)
    interface IDisposable with
        member r.Dispose() = log.Add("close " + name)
type Scope() =
    let items = Stack<IDisposable>()
    member s.Own(d: #IDisposable) = items.Push d; d
    interface IDisposable with
        member s.Dispose() = while items.Count > 0 do items.Pop().Dispose()
let log = List<string>()
let run () =
    use scope = new Scope()
    let a = scope.Own(new Resource("a", log))
    let b = scope.Own(new Resource("b", log))
    a.Use()
    b.Use()
    { new IDisposable with member _.Dispose() = log.Add "anon" } |> scope.Own |> ignore
run ()
printfn "%s" (String.Join("; ", log))
log.Clear()
try
    use r = new Resource("c", log)
    failwith "boom"
with e -> log.Add e.Message
for l in log do printfn "%s" l
type Observable2<'T>() =
    let observers = List<IObserver<'T>>()
    member o.Subscribe(obs: IObserver<'T>) =
        observers.Add obs
        { new IDisposable with member _.Dispose() = observers.Remove obs |> ignore }
    member o.Next x = for obs in List<IObserver<'T>>(observers) do obs.OnNext x
    member o.Count = observers.Count
type Printer<'T>(label) =
    interface IObserver<'T> with
        member p.OnNext x = printfn "%s: %A" label x
        member p.OnError e = printfn "%s error" label
        member p.OnCompleted() = printfn "%s done" label
let o = Observable2<float>()
let s1 = o.Subscribe(Printer "one")
let s2 = o.Subscribe(Printer<float>("two"))
o.Next 1.0
s1.Dispose()
o.Next 2.0
printfn "%d" o.Count
let e = Event<int>()
let sub = e.Publish.Subscribe(fun x -> printfn "got %d" x)
e.Trigger 1
sub.Dispose()
e.Trigger 2
type Fib() =
    interface IEnumerable<int> with
        member f.GetEnumerator() : IEnumerator<int> =
            let mutable a = 0
            let mutable b = 1
            let mutable started = false
            { new IEnumerator<int> with
                member _.Current = a
              interface Collections.IEnumerator with
                member _.Current = box a
                member _.MoveNext() =
                    if started then
                        let t = a + b
                        a <- b
                        b <- t
                    started <- true
                    true
                member _.Reset() = ()
              interface IDisposable with
                member _.Dispose() = printfn "disposed" }
    interface Collections.IEnumerable with
        member f.GetEnumerator() = (f :> seq<int>).GetEnumerator() :> Collections.IEnumerator
printfn "%A" (Fib() |> Seq.take 8 |> Seq.toList)
printfn "%d" (Fib() |> Seq.find (fun x -> x > 50))
for x in Seq.truncate 3 (Fib()) do printfn "%d" x
