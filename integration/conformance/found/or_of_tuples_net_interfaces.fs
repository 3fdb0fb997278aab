type Shape = Circle of r: float | Rect of width: float * height: float
let area s = match s with Circle (r = q) -> q | Rect (width = w; height = h) -> w * h
let r = Rect (width = 2.0, height = 3.0)
printfn "%f" (area r)
let pair x y = match x, y with
               | Ok x, Ok y -> Ok (x + y)
               | Error e, _ | _, Error e -> Error e
printfn "%A" (pair (Ok 1) (Error "q" : Result<int,string>))
let f = fun x -> x + 1
type Ab = | Ab of int
let cmp = { new System.Collections.Generic.IComparer<int> with member _.Compare(a, b) = compare b a }
printfn "%d" (cmp.Compare(1, 2))
[<AbstractClass>]
type Animal(name: string) =
    abstract Sound : unit -> string
    abstract Legs : int
    default _.Legs = 4
    member this.Speak() = sprintf "%s says %s on %d" name (this.Sound()) this.Legs
type Dog(n) =
    inherit Animal(n)
    override _.Sound() = "Woof"
type Bird(n) =
    inherit Animal(n)
    override _.Sound() = "Tweet"
    override _.Legs = 2
for a in [ Dog("d") :> Animal; Bird("b") :> Animal ] do printfn "%s" (a.Speak())
