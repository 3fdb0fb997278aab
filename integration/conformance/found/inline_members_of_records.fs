type Acc(start: int) =
    let mutable total = start
    member _.Total = total
    member _.Set v = total <- v
    member inline this.AddAll (xs: seq< ^a>) (f: ^a -> int) = for x in xs do this.Set(this.Total + f x)
    member inline this.Log (x: 'x) = sprintf "%d:%O" this.Total (box x)
let a = Acc 1
a.AddAll [1.5; 2.5] int
printfn "%d %s" a.Total (a.Log 'c')
type R = { V: float } with
    member inline r.Scale k = { V = r.V * float k }
    member inline r.Show() = sprintf "%A" r.V
printfn "%A %A" ({ V = 2.0 }.Scale 3) ({ V = 2.0 }.Scale 3L)
printfn "%s" ({ V = 2.0 }.Show())
