type Reg() =
    let items = ResizeArray<Widget>()
    member _.Add(w: Widget) = items.Add w
    member _.Items = items
and Widget(r: Reg, n: int) as this =
    let name = sprintf "w%d" n
    do r.Add(this)
    let twice = name + name
    member _.Name = name
    member _.Twice = twice
let r = Reg()
try
    let w = Widget(r, 1)
    printfn "%s %s" w.Name w.Twice
    for i in r.Items do printfn "%s" i.Name
with e -> printfn "%s: %s" (e.GetType().Name) e.Message
type Tree(v: int) as this =
    let kids = ResizeArray<Tree>()
    let mutable parent : Tree option = None
    do if v > 0 then
        let k = Tree(v - 1)
        k.SetParent(this)
        kids.Add k
    member _.SetParent p = parent <- Some p
    member _.Parent = parent
    member _.Value = v
    member _.Kids = kids
let t = Tree(2)
printfn "%d" (t.Kids.[0].Parent.Value.Value)
// method calls inside constructor of itself (without as this) through closures
type P(n: int) as this =
    let mutable total = 0
    let rec go i = if i > 0 then this.Tick(i); go (i - 1)
    do go n
    member _.Tick i = total <- total + i
    member _.Total = total
try printfn "%d" (P(3).Total) with e -> printfn "%s: %s" (e.GetType().Name) e.Message
