let e1 = Event<int>()
let e2 = Event<int>()
let evens, odds = Event.partition (fun x -> x % 2 = 0) e1.Publish
evens.Add(printfn "even %d")
odds |> Event.add (printfn "odd %d")
let small, big = Event.split (fun x -> if x < 5 then Choice1Of2 x else Choice2Of2 (string x)) e1.Publish
small.Add(printfn "small %d")
big.Add(printfn "big %s")
Event.merge e1.Publish e2.Publish |> Event.add (printfn "merged %d")
e1.Publish |> Event.scan (+) 0 |> Event.add (printfn "sum %d")
e1.Publish |> Event.pairwise |> Event.add (printfn "%A")
e1.Publish |> Event.choose (fun x -> if x > 2 then Some (x * 10) else None) |> Event.add (printfn "chosen %d")
e1.Publish |> Event.map string |> Event.filter (fun s -> s <> "2") |> Event.add (printfn "s %s")
e1.Trigger 1
e1.Trigger 2
e1.Trigger 7
e2.Trigger 9
e1.Publish |> Observable.map (fun x -> x + 1) |> Observable.add (printfn "obs %d")
let sub = e1.Publish |> Observable.filter (fun x -> x > 3) |> Observable.subscribe (printfn "sub %d")
e1.Trigger 4
sub.Dispose()
e1.Trigger 5
