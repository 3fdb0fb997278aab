// Properties that are set where an object is made, beside arguments by place, by name and left out.
type Foo() =
    member val Name = "" with get, set
    member val Age = 0 with get, set

let f = Foo(Name = "x", Age = 3)
printfn "%s %d" f.Name f.Age
let g = new Foo(Age = 2)
printfn "[%s] %d" g.Name g.Age

type Bar(x: int, ?z: int) =
    let mutable y = 0
    member _.X = x
    member _.Z = z

    member _.Y
        with get () = y
        and set v =
            printfn "set %d" v
            y <- v

let b = Bar(3, Y = 4)
printfn "%d %d %A" b.X b.Y b.Z
let b2 = Bar(3, z = 1, Y = 4)
printfn "%d %d %A" b2.X b2.Y b2.Z
let b3 = Bar(3, ?z = None, Y = 4)
printfn "%d %d %A" b3.X b3.Y b3.Z
let b4 = Bar(x = 3, Y = 5)
printfn "%d %d" b4.X b4.Y

type Base() =
    member val Name = "n" with get, set

type Derived() =
    inherit Base()
    member val Other = 1 with get, set

let dd = Derived(Name = "d", Other = 2)
printfn "%s %d" dd.Name dd.Other
