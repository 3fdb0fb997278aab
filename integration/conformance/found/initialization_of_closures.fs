let t name f = try f () with e -> printfn "%s %s" name (e.GetType().Name)

let mutable saved : (unit -> unit) = ignore
type C1() as this =
    do saved <- fun () -> this.Go()
    let x = 1
    do saved ()
    member _.Go() = printfn "C1 %d" x
t "C1" (fun () -> C1() |> ignore)
type C2() as this =
    let x = 1
    do this.Go()
    let y = 2
    do this.Go()
    member _.Go() = printfn "C2 %d %d" x y
t "C2" (fun () -> C2() |> ignore)
type C3() as this =
    let x = (fun () -> this.Y)
    let y = 2
    member _.Y = y
    member _.X = x ()
t "C3" (fun () -> printfn "%d" (C3().X))
type C4() as this =
    let mutable x = 1
    member _.X with get () = x and set v = x <- v
    member _.Me = this
t "C4" (fun () -> printfn "%d" (C4().Me.X))
type C5 = 
    val x : int
    new (n) as this = { x = n } then this.Go()
    member c.Go() = printfn "C5 %d" c.x
t "C5" (fun () -> C5(4) |> ignore)
type C6(n: int) =
    member _.N = n
    new () as this = C6(7) then printfn "C6 %d" this.N
t "C6" (fun () -> C6() |> ignore)
type C7<'a>(v: 'a) as this =
    do this.Go()
    let w = v
    member _.Go() = printfn "C7 %A" w
t "C7" (fun () -> C7<int>(4) |> ignore)
type C8(n: int) as this =
    let a = lazy (this.B + 1)
    let b = 2
    member _.B = b
    member _.A = a.Value
t "C8" (fun () -> printfn "%d" (C8(1).A))
type C9(n: int) as this =
    let t = this
    let y = t.N
    member _.N = n
    member _.Y = y
t "C9" (fun () -> printfn "%d" (C9(1).Y))
type C10(n: int) as this =
    let all = [ for i in 1 .. n -> this.Sq i ]
    member _.Sq i = i * i
    member _.All = all
t "C10" (fun () -> printfn "%A" (C10(3).All))
type C11(n: int) as this =
    do for i in 1 .. n do printfn "%d" (this.Sq i)
    member _.Sq i = i * i
t "C11" (fun () -> C11(3) |> ignore)
type C12() as this =
    let _ = this.Go()
    member _.Go() = printfn "C12"
t "C12" (fun () -> C12() |> ignore)
type C13() as this =
    let (a, b) = 1, 2
    do this.Go()
    member _.Go() = printfn "C13"
t "C13" (fun () -> C13() |> ignore)
type C14() as this =
    let go () = this.Go()
    do go ()
    let x = 1
    member _.Go() = printfn "C14"
t "C14" (fun () -> C14() |> ignore)
type C15() as this =
    [<DefaultValue>] val mutable X : int
    do this.X <- 5
    let y = 1
    do printfn "%d" this.X
t "C15" (fun () -> C15() |> ignore)
type C16() as this =
    let z = 1
    do this.X <- 5
    member val X = 3 with get, set
t "C16" (fun () -> printfn "%d" (C16().X))
