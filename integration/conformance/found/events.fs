type Button(name: string) =
    let clicked = Event<string>()
    let moved = new Event<int * int>()
    member b.Clicked = clicked.Publish
    member b.Moved = moved.Publish
    member b.Click() = clicked.Trigger(name)
    member b.Move(x, y) = moved.Trigger((x, y))
let b = Button "ok"
b.Clicked.Add(fun n -> printfn "clicked %s" n)
b.Clicked |> Event.map (fun n -> n.Length) |> Event.add (fun n -> printfn "length %d" n)
b.Moved |> Event.filter (fun (x, _) -> x > 10) |> Event.add (fun (x, y) -> printfn "far %d %d" x y)
b.Moved.Add(fun (x, y) -> printfn "at %d,%d" x y)
b.Click()
b.Move(3, 4)
b.Move(30, 40)
let total = ref 0
let small, large = b.Moved |> Event.partition (fun (x, _) -> x < 5)
small.Add(fun _ -> total := !total + 1)
large.Add(fun _ -> total := !total + 100)
b.Move(1, 1)
b.Move(9, 9)
printfn "%d" !total
let running = b.Moved |> Event.scan (fun acc (x, _) -> acc + x) 0
running.Add(fun t -> printfn "total %d" t)
b.Move(1, 0)
b.Move(2, 0)
let e1 = Event<int>()
let e2 = Event<int>()
let both = Event.merge e1.Publish e2.Publish
both |> Event.pairwise |> Event.add (fun (a, b) -> printfn "%d->%d" a b)
e1.Trigger 1
e2.Trigger 2
e1.Trigger 3
let choices = both |> Event.choose (fun x -> if x % 2 = 0 then Some (x * 10) else None)
choices |> Event.add (printfn "chosen %d")
e1.Trigger 4
e2.Trigger 5
let unitEvent = Event<unit>()
unitEvent.Publish.Add(fun () -> printfn "unit!")
unitEvent.Trigger()
