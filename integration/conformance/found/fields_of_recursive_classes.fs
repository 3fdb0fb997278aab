type B(n: int) =
    inherit A(n + 1)
    let own = n * 100
    member val Z = 5 with get, set
    member b.Own = own
    override b.Show() = sprintf "%d %d %d %s" own b.Z b.Y (base.Show())
and A(x: int) =
    let y = x + 1
    member val W = "w" with get, set
    member a.Y = y
    abstract Show : unit -> string
    default a.Show() = sprintf "%d %s" y a.W
and C<'T>(t: 'T) =
    inherit B(7)
    let u = [ t ]
    member c.U = u
    override c.Show() = sprintf "%A %s" u (base.Show())
let b = B 1
b.Z <- 6
b.W <- "v"
printfn "%s %d" (b.Show()) b.Own
let c = C 1.0
c.Z <- 8
printfn "%s" (c.Show())
