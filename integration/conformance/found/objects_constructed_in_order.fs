// construction order with bases, properties, interfaces and mutable state
type Node(name: string) as this =
    let children = ResizeArray<Node>()
    let mutable parent : Node option = None
    do if name = "" then invalidArg "name" "empty"
    member _.Name = name
    member _.Parent with get () = parent and set p = parent <- p
    member _.Add(child: Node) = child.Parent <- Some this; children.Add child; this
    member _.Path : string = match parent with Some p -> p.Path + "/" + name | None -> name
let n = Node("root").Add(Node("a"))
let b = Node("b")
n.Add b |> ignore
printfn "%s" b.Path
try Node("") |> ignore with :? System.ArgumentException as e -> printfn "bad"
type Timer(interval: int) as self =
    let ticks = Event<int>()
    let mutable count = 0
    let tick () = count <- count + 1; ticks.Trigger(count); self.OnTick count
    member _.Ticks = ticks.Publish
    member _.Run n = for _ in 1 .. n do tick ()
    abstract OnTick : int -> unit
    default _.OnTick i = printfn "tick %d of %d" i interval
let t = Timer(5)
t.Ticks.Add(printfn "event %d")
t.Run 2
type Fast() =
    inherit Timer(1)
    let label = "fast"
    override _.OnTick i = printfn "%s %d" label i
Fast().Run 1
type Lazy2() as this =
    let v = lazy (this.Compute())
    member _.Compute() = 42
    member _.Value = v.Value
printfn "%d" (Lazy2().Value)
type Svc(log: string -> unit) as this =
    do log "start"
    let handlers = dict [ "a", (fun () -> this.A()); "b", fun () -> this.B() ]
    member _.A() = log "A"
    member _.B() = log "B"
    member _.Call k = handlers.[k] ()
    interface System.IDisposable with
        member _.Dispose() = log "disposed"
(use s = new Svc(printfn "%s") in s.Call "a"; s.Call "b")
