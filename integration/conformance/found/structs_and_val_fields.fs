[<Struct>]
type Vec2 =
    { X: float; Y: float }
    static member (+) (a, b) = { X = a.X + b.X; Y = a.Y + b.Y }
    static member (*) (k: float, a) = { X = k * a.X; Y = k * a.Y }
    member v.Length = sqrt (v.X * v.X + v.Y * v.Y)
    static member Zero = { X = 0.0; Y = 0.0 }
let v = { X = 3.0; Y = 4.0 }
printfn "%A %f" (v + 2.0 * v) v.Length
printfn "%A" (List.sum [ v; v ])

[<Struct>]
type Shape =
    | Circle of radius: float
    | Rect of w: float * h: float
let area s = match s with Circle r -> System.Math.PI * r * r | Rect (w, h) -> w * h
printfn "%.2f %.2f %A" (area (Circle 1.0)) (area (Rect(2.0, 3.0))) (Rect(2.0, 3.0))

let p = struct (1, "a")
let struct (n, t) = p
printfn "%d %s %A" n t p
let swap (struct (a, b)) = struct (b, a)
printfn "%A" (swap p)
match p with
| struct (1, s) -> printfn "one %s" s
| _ -> printfn "other"

type Counter =
    val mutable count: int
    val name: string
    new (name) = { count = 0; name = name }
    new () = Counter("default")
    member c.Hit() = c.count <- c.count + 1
let c = Counter("hits")
c.Hit()
c.Hit()
printfn "%s %d" c.name c.count
let c2 = Counter()
c2.count <- 10
printfn "%s %d" c2.name c2.count

[<Struct>]
type Point3 =
    val X: float
    val Y: float
    val Z: float
    new (x, y, z) = { X = x; Y = y; Z = z }
    member p.Norm = sqrt (p.X * p.X + p.Y * p.Y + p.Z * p.Z)
let q = Point3(1.0, 2.0, 2.0)
printfn "%f %b" q.Norm (q = Point3(1.0, 2.0, 2.0))

[<Struct>]
type Color(r: byte, g: byte, b: byte) =
    member c.R = r
    member c.G = g
    member c.B = b
    member c.Hex = sprintf "#%02x%02x%02x" r g b
    static member Red = Color(255uy, 0uy, 0uy)
printfn "%s %b" Color.Red.Hex (Color.Red = Color(255uy, 0uy, 0uy))
let cols = [| Color.Red; Color(1uy, 2uy, 3uy) |]
printfn "%s" (cols |> Array.map (fun c -> c.Hex) |> String.concat " ")

type Node(id: int) =
    [<DefaultValue>] val mutable Next: Node
    [<DefaultValue>] val mutable Tag: int
    member n.Id = id
let a = Node 1
let b = Node 2
a.Next <- b
a.Tag <- 5
printfn "%d %d %b" a.Next.Id a.Tag (isNull (box b.Next))

type Account private (owner: string, initial: float) =
    let mutable balance = initial
    static let mutable opened = 0
    static let registry = ResizeArray<string>()
    do
        opened <- opened + 1
        registry.Add owner
    new (owner) = Account(owner, 0.0)
    static member Opened = opened
    static member Owners = String.concat "," registry
    static member Create(owner, ?initial) = Account(owner, defaultArg initial 100.0)
    member val Note = "" with get, set
    member val Created = opened
    member a.Balance with get () = balance and set v = balance <- v
    member a.Deposit x = balance <- balance + x
let acc = Account "ann"
let acc2 = Account.Create("bob", initial = 5.0)
let acc3 = Account.Create("cid")
acc2.Deposit 2.5
acc3.Balance <- 1.0
acc.Note <- "hello"
printfn "%g %g %g %s %d %d %s" acc.Balance acc2.Balance acc3.Balance acc.Note Account.Opened acc3.Created Account.Owners
