type T() as this =
    let mutable n = 0
    let step () = n <- n + 1; this.Report()
    do step ()
    member this.Report() = printfn "n = %d" n
    member _.Step() = step ()
let t = T()
t.Step()
type W<'a>(init: 'a) as self =
    let mutable v = init
    let log = ResizeArray<string>()
    do self.Log "made"
    member _.Log (s: string) = log.Add(sprintf "%s %A" s v)
    member _.Lines = List.ofSeq log
    member _.Value with get () = v and set x = v <- x; self.Log "set"
let w = W(1.0)
w.Value <- 2.0
printfn "%A" w.Lines
type X() as x =
    let y = 2
    member z.Sum = x.Y + z.Y
    member _.Y = y
printfn "%d" (X().Sum)
