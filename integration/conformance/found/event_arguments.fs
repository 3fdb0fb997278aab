open System
type PriceArgs(price: float) =
    inherit EventArgs()
    member _.Price = price
type Stock() =
    let changed = Event<EventHandler<PriceArgs>, PriceArgs>()
    let closed = Event<EventHandler, EventArgs>()
    let mutable price = 0.0
    [<CLIEvent>]
    member _.Changed = changed.Publish
    [<CLIEvent>]
    member _.Closed = closed.Publish
    member this.Price
        with get () = price
        and set v =
            price <- v
            changed.Trigger(this, PriceArgs v)
    member this.Close() = closed.Trigger(this, EventArgs.Empty)
let s = Stock()
s.Changed.AddHandler(EventHandler<PriceArgs>(fun sender a -> printfn "%.1f %b" a.Price (obj.ReferenceEquals(sender, s))))
s.Closed.Add(fun _ -> printfn "closed")
s.Closed.AddHandler(fun o e -> printfn "closed by %s" (o.GetType().Name))
s.Price <- 3.5
s.Close()
let e: System.EventArgs = System.EventArgs()
printfn "%b" (e :? PriceArgs)
