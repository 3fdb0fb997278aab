[<AbstractClass>]
type Shape(name: string) =
    abstract Area : float
    abstract Perimeter : unit -> float
    abstract Describe : unit -> string
    default s.Describe() = sprintf "%s with area %.2f" name s.Area
    member s.Name = name
    abstract Scale : float with get, set
    default val Scale = 1.0 with get, set

type Circle(r: float) =
    inherit Shape("circle")
    override c.Area = System.Math.PI * r * r
    override c.Perimeter() = 2.0 * System.Math.PI * r
type Square(side: float) =
    inherit Shape("square")
    let mutable scale = 1.0
    override s.Area = side * side
    override s.Perimeter() = 4.0 * side
    override s.Describe() = base.Describe() + "!"
    override s.Scale with get () = scale and set v = scale <- v * 2.0

let shapes : Shape list = [ Circle 1.0; Square 2.0 ]
for s in shapes do
    printfn "%s %.3f" (s.Describe()) (s.Perimeter())
    s.Scale <- 3.0
    printfn "%g" s.Scale
    match s with
    | :? Circle as c -> printfn "a circle named %s" c.Name
    | :? Square -> printfn "a square"
    | _ -> printfn "?"
let o = box (Circle 2.0)
printfn "%b %b" (o :? Shape) (o :? Square)
try
    let sq = shapes.[0] :?> Square
    printfn "%s" sq.Name
with :? System.InvalidCastException -> printfn "no square"
printfn "%s" (shapes.[0].GetType().Name)
printfn "%s" (shapes.[1].GetType().Name)
printfn "%s %s %s" (typeof<int>.Name) (typeof<Circle>.Name) (typeof<string>.Name)

type IGreeter =
    abstract Greet : string -> string
    abstract Name : string
type ILoud =
    inherit IGreeter
    abstract Shout : string -> string
type Person(name) =
    interface ILoud with
        member p.Shout s = (p :> IGreeter).Greet(s).ToUpper()
    interface IGreeter with
        member p.Greet who = sprintf "hi %s, I am %s" who name
        member p.Name = name
let p = Person "Zed"
let l = p :> ILoud
printfn "%s | %s | %s" (l.Greet "Bo") (l.Shout "Bo") l.Name
let greetAll (gs: #IGreeter seq) = gs |> Seq.map (fun g -> g.Greet "all") |> String.concat "; "
printfn "%s" (greetAll [ p; Person "Amy" ])
let anon = { new IGreeter with
                member _.Greet w = "anon " + w
                member _.Name = "?" }
printfn "%s" (greetAll [ anon ])
let test (x: obj) =
    match x with
    | :? IGreeter as g -> "greeter " + g.Name
    | :? string as s -> "string " + s
    | :? int as i when i > 5 -> "big int"
    | :? int -> "int"
    | null -> "null"
    | _ -> "other"
for x in [ box p; box anon; box "s"; box 3; box 7; null; box 2.0 ] do printfn "%s" (test x)
