type C() =
    member val X = 0 with get, set
    member val Name = "none" with get, set
let c = C(X = 1, Name = "bob")
printfn "%d %s" c.X c.Name
type D(n: int) =
    member val Y = n with get, set
    member _.N = n
let d = D(5, Y = 7)
printfn "%d %d" d.N d.Y
let e = new C(Name = "eve")
printfn "%d %s" e.X e.Name
