type Cell<'T>(value: 'T) =
    let boxed = box value
    let show () = sprintf "%A" value
    member c.Value = value
    member c.Boxed = boxed
    member c.Show = show ()
    abstract Text : unit -> string
    default c.Text() = sprintf "cell %A" value
    override c.ToString() = sprintf "<%O>" value
    member c.Printer = { new System.IDisposable with member _.Dispose() = printfn "dispose %A" value }
let c1 = Cell 1.0
let c2 = Cell 1
printfn "%O %O" c1 c2
printfn "%A %A %s %s" c1.Boxed c2.Boxed c1.Show (c1.Text())
c1.Printer.Dispose()
let make (x: 'a) = Cell [ x ]
printfn "%s %s" ((make 2.0).Text()) ((make 3).Text())
type Sub<'K>(k: 'K) =
    inherit Cell<'K * float>((k, 2.0))
    let n = 1
    member s.N = n
    override s.Text() = sprintf "sub %A %d %s" k n (base.Text())
printfn "%s %O" (Sub(1.0).Text()) (Sub "x")
type Plain() =
    inherit Sub<float>(7.0)
    let m = 5
    override p.Text() = sprintf "plain %d %d %s" m p.N (base.Text())
printfn "%s" (Plain().Text())
let mk<'T> (x: 'T) = { new Cell<'T>(x) with override c.Text() = sprintf "obj %A %s" x (base.Text()) }
printfn "%s %s" ((mk 4.0).Text()) ((mk 4).Text())
type Pair<'A, 'B>(a: 'A, b: 'B) =
    member p.Swap() = Pair<'B, 'A>(b, a)
    member p.Show() = sprintf "(%A | %A)" a b
    static member Make(x: 'A, y: 'B) = Pair(x, y)
printfn "%s %s" (Pair(1.0, 'x').Swap().Show()) (Pair.Make(1.0, 2).Show())
