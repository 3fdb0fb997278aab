// The object may be named in the arguments of `inherit`: what is called before the base is made finds none.
type B(x: obj) =
    do printfn "B"
type D() as this =
    inherit B(this)
    let y = 1
    member _.Y = y
try printfn "%d" (D().Y) with e -> printfn "%s %s" (e.GetType().Name) e.Message
type B2(f: unit -> int) =
    member _.F = f
    member _.Call() = f ()
type D2() as this =
    inherit B2(fun () -> this.Y)
    let y = 1
    member _.Y = y
try
    let d = D2()
    printfn "%d" (d.Call())
with e -> printfn "%s %s" (e.GetType().Name) e.Message
type B3(f: unit -> int) =
    do printfn "%d" (f ())
type D3() as this =
    inherit B3(fun () -> this.Y)
    let y = 1
    member _.Y = y
try
    D3() |> ignore
with e -> printfn "%s %s" (e.GetType().Name) e.Message
type D4() as this =
    inherit B(printfn "first"; box this)
    do printfn "never"
try
    D4() |> ignore
with e -> printfn "%s %s" (e.GetType().Name) e.Message
type B5(x: int) =
    member _.X = x
type D5(early) as this =
    inherit B5(if early then this.Z else 2)
    member _.Z = 3
try printfn "%d" (D5(false).X) with e -> printfn "%s %s" (e.GetType().Name) e.Message
try printfn "%d" (D5(true).X) with e -> printfn "%s %s" (e.GetType().Name) e.Message
type D6() as this =
    inherit B2(fun () -> this.Y)
    member _.Y = 7
let d6 = D6()
printfn "%d" (d6.Call())
type D7() as this =
    inherit B2(fun () -> 5)
    do printfn "%d" (this.Call())
D7() |> ignore
type E8(f: unit -> string) as this =
    inherit System.Exception(string (f ()))
    member _.Me = this
try raise (E8(fun () -> "m")) with e -> printfn "%s" e.Message
type E9() as this =
    inherit System.Exception(string (box this))
    member _.Me = this
try raise (E9()) with e -> printfn "%s %s" (e.GetType().Name) e.Message
