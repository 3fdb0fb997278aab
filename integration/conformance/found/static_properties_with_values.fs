type Counter() =
    static let start = 10
    static member val Count = start with get, set
    static member val Name = "counter"
    static member val Limits : int list = [ start; start * 2 ]
    static member val Shown = sprintf "%s:%d" Counter.Name Counter.Count
    member _.Next () =
        Counter.Count <- Counter.Count + 1
        Counter.Count
let c = Counter()
printfn "%d %d %d" (c.Next ()) (c.Next ()) Counter.Count
Counter.Count <- 100
printfn "%d %s %A %s" (Counter().Next ()) Counter.Name Counter.Limits Counter.Shown
