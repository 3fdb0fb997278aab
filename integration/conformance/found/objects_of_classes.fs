type Animal(name: string) =
    abstract Speak: unit -> string
    default _.Speak() = name + "..."
    abstract Legs: int with get
    default _.Legs = 4
    member this.Describe() = sprintf "%s on %d" (this.Speak()) this.Legs
type Bird(name) =
    inherit Animal(name)
    override _.Legs = 2
let one = { new Animal("a") with
              override _.Speak() = "tweet"
              override _.Legs = 1 }
printfn "%s" (one.Describe())
let two = { new Bird("b") with override _.Speak() = "chirp" }
printfn "%s" (two.Describe())
let three = { new Bird("c") with override this.Speak() = base.Speak() + "!" }
printfn "%s" (three.Describe())
[<AbstractClass>]
type Shape<'a>(tag: 'a) =
    abstract Area: float
    abstract Name: string
    default _.Name = sprintf "%A" tag
    member s.Show() = sprintf "%s %.1f" s.Name s.Area
let s = { new Shape<int>(5) with member _.Area = 2.0 }
let t = { new Shape<string>("x") with
            member _.Area = 3.0
            override _.Name = "named" }
printfn "%s | %s" (s.Show()) (t.Show())
