type ChangedArgs(name: string) =
    member _.Name = name
type ChangedHandler = delegate of obj * ChangedArgs -> unit
type Model(id: int) =
    let changed = Event<ChangedHandler, ChangedArgs>()
    let count = Event<_>()
    [<CLIEvent>]
    member _.Changed = changed.Publish
    [<CLIEvent>]
    member _.Counted = count.Publish
    member _.Id = id
    member this.Set n =
        changed.Trigger(this, ChangedArgs n)
        count.Trigger(String.length n)
let m = Model 7
m.Changed.Add(fun e -> printfn "changed %s" e.Name)
let handler = ChangedHandler(fun sender e -> printfn "handler %s of %d" e.Name (sender :?> Model).Id)
m.Changed.AddHandler handler
m.Counted.Add(printfn "count %d")
m.Set "x"
m.Changed.RemoveHandler handler
m.Changed |> Event.map (fun e -> e.Name.Length) |> Event.add (printfn "length %d")
let sub = m.Changed.Subscribe(fun e -> printfn "sub %s" e.Name)
m.Changed |> Observable.map (fun e -> e.Name.ToUpper()) |> Observable.add (printfn "upper %s")
m.Set "hello"
sub.Dispose()
m.Set "bye"
let listen (e: IEvent<ChangedHandler, ChangedArgs>) = e.AddHandler(fun _ a -> printfn "listened %s" a.Name)
listen m.Changed
m.Set "end"
