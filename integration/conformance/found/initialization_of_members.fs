let t name f = try f () with e -> printfn "%s %s" name (e.GetType().Name)

// let function between (no field needed?)
type A1() as this =
    do this.Go()
    let f () = 1
    member _.Go() = printfn "A1 go"
t "A1" (fun () -> A1() |> ignore)
type A2() as this =
    do this.Go()
    let f () = 1
    member _.Go() = printfn "A2 go %d" (f ())
t "A2" (fun () -> A2() |> ignore)
type A3() as this =
    do this.Go()
    let x = 1
    member _.Go() = printfn "A3 go"
t "A3" (fun () -> A3() |> ignore)
type A4() as this =
    do this.Go()
    let x = 1
    do printfn "%d" x
    member _.Go() = printfn "A4 go"
t "A4" (fun () -> A4() |> ignore)
type A5() as this =
    do this.Go()
    do printfn "second"
    member _.Go() = printfn "A5 go"
t "A5" (fun () -> A5() |> ignore)
type A6() as this =
    do this.Go()
    member _.Go() = printfn "A6 go"
    member val Q = 1 with get
t "A6" (fun () -> A6() |> ignore)
type A7() as this =
    do this.Go()
    static let s = 1
    member _.Go() = printfn "A7 go %d" s
t "A7" (fun () -> A7() |> ignore)
type A8() as this =
    do this.Go()
    let mutable x = 1
    member private _.Go() = printfn "A8 go"
    member _.X = x
t "A8" (fun () -> A8() |> ignore)
type A9() as this =
    do this.Go()
    let rec f () = g () 
    and g () = 2
    member _.Go() = printfn "A9 go %d" (f ())
t "A9" (fun () -> A9() |> ignore)
