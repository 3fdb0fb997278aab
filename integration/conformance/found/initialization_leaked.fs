let t name f = try f () with e -> printfn "%s %s" name (e.GetType().Name)

// members of a class in which `this` is used before: called from other types and after a failure
let mutable leaked : obj = null
type E1() as this =
    do leaked <- box this
    do failwith "no"
    let x = 1
    member _.X = x
t "E1" (fun () -> E1() |> ignore)
t "E1b" (fun () -> printfn "%d" ((leaked :?> E1).X))
type E2() as this =
    do leaked <- box this
    let x = 1
    do failwith "no"
    member _.X = x
t "E2" (fun () -> E2() |> ignore)
t "E2b" (fun () -> printfn "%d" ((leaked :?> E2).X))
type E3() as this =
    let x = 1
    do leaked <- box this
    do failwith "no"
    member _.X = x
t "E3" (fun () -> E3() |> ignore)
t "E3b" (fun () -> printfn "%d" ((leaked :?> E3).X))
type E4(other: E4 option) as this =
    do match other with Some o -> o.Meet(this) | None -> ()
    let name = "n"
    member _.Name = name
    member _.Meet(o: E4) = printfn "met %s" o.Name
t "E4" (fun () -> E4(Some (E4 None)) |> ignore)
type E5() as this =
    do printfn "%b" (this = this)
    do printfn "%s" (this.GetType().Name)
    let x = 1
    member _.X = x
t "E5" (fun () -> E5() |> ignore)
type E6() as this =
    do printfn "%b" (this.Equals(this))
    let x = 1
    override _.Equals(o) = x = 1
    override _.GetHashCode() = 1
t "E6" (fun () -> E6() |> ignore)
type E7() as this =
    inherit System.Object()
    do this.Go()
    let x = 1
    member _.Go() = printfn "E7 %d" x
t "E7" (fun () -> E7() |> ignore)
type E8() as this =
    do this.Go()
    let x = 1
    member t.Go() = printfn "E8 %d" x
t "E8" (fun () -> E8() |> ignore)
type E9() as this =
    do this.Item(3) |> ignore
    let x = 1
    member _.Item(i) = printfn "E9"; i
t "E9" (fun () -> E9() |> ignore)
type E9 with
    member this.Ext() = printfn "ext"
E9 |> ignore
