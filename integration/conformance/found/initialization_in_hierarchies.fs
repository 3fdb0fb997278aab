let t name f = try f () with e -> printfn "%s %s" name (e.GetType().Name)

type IShow = abstract Show : unit -> unit
type B1() as this =
    do (this :> IShow).Show()
    let x = 1
    interface IShow with
        member _.Show() = printfn "B1 show %d" x
t "B1" (fun () -> B1() |> ignore)
type B2() as this =
    do printfn "%s" (this.ToString())
    let x = 1
    override _.ToString() = sprintf "B2 %d" x
t "B2" (fun () -> B2() |> ignore)
type B3() as this =
    do B3.Show(this)
    let x = 1
    static member Show(b: B3) = printfn "B3 static"
t "B3" (fun () -> B3() |> ignore)
type B4() as this =
    do this.P <- 3
    let mutable x = 1
    member _.P with get () = x and set v = x <- v
t "B4" (fun () -> B4() |> ignore)
[<AbstractClass>]
type Base5() =
    abstract Go : unit -> unit
type B5() as this =
    inherit Base5()
    do this.Go()
    let x = 1
    override _.Go() = printfn "B5 %d" x
t "B5" (fun () -> B5() |> ignore)
type Base6() =
    member _.Hi() = printfn "hi"
type B6() as this =
    inherit Base6()
    do this.Hi()
    let x = 1
    member _.X = x
t "B6" (fun () -> B6() |> ignore)
type Base7() as this =
    do this.Go()
    abstract Go : unit -> unit
    default _.Go() = printfn "base7"
type D7() =
    inherit Base7()
    let x = 5
    let s = "s"
    let f = 2.5
    let b = true
    let c = 'c'
    let l = [1]
    let o = Some 1
    override _.Go() = printfn "D7 %d %A %A %A %d %A" x s f b (int c) o
t "D7" (fun () -> D7() |> ignore)
type D8() as me =
    inherit Base7()
    let x = 5
    override _.Go() = printfn "D8 %d" x
t "D8" (fun () -> D8() |> ignore)
type D9() as me =
    inherit Base7()
    let x = 5
    let f () = me.Go()
    override _.Go() = printfn "D9 %d" x
t "D9" (fun () -> D9() |> ignore)
type D10(n: int) as me =
    inherit Base7()
    override _.Go() = printfn "D10 %d" n
t "D10" (fun () -> D10(3) |> ignore)
type D11(n: int) =
    inherit Base7()
    override _.Go() = printfn "D11 %d" n
t "D11" (fun () -> D11(3) |> ignore)
