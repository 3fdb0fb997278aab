type Animal =
    abstract Speak : unit -> string
    abstract Name : string
let b = { new Animal with member _.Speak() = "a"
                            member _.Name = "n" }
printfn "%s%s" b.Name (b.Speak())
type C() =
    let mutable v = 1
    member _.V
        with get () = v
        and set x = v <- x
    member _.W with get () = v * 2
                and set x = v <- x / 2
      member _.Z = 5
let c = C()
c.W <- 10
printfn "%d %d %d" c.V c.W c.Z
let d = { new Animal with
            member _.Speak() =
                let x = "a"
                x + x
              member _.Name =
                "z" }
printfn "%s %s" d.Name (d.Speak())
