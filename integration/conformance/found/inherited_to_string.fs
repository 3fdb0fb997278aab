// classes & inheritance
[<AbstractClass>]
type Animal(name: string) =
  let mutable energy = 10
  member _.Name = name
  member _.Energy with get () = energy and set v = energy <- max 0 v
  abstract Speak : unit -> string
  abstract Legs : int
  default _.Legs = 4
  override this.ToString() = sprintf "%s(%d legs, %d)" name this.Legs this.Energy
type Dog(name) =
  inherit Animal(name)
  override this.Speak() = this.Energy <- this.Energy - 3; "Woof"
type Bird(name, canFly: bool) =
  inherit Animal(name)
  override _.Legs = 2
  override _.Speak() = if canFly then "Tweet" else "..."
  member _.CanFly = canFly
let zoo : Animal list = [Dog "Rex"; Bird("Tux", false); Bird("Sky", true)]
for a in zoo do printfn "%s says %s: %O" a.Name (a.Speak()) a
let describe (a: Animal) =
  match a with
  | :? Bird as b when b.CanFly -> "flying " + b.Name
  | :? Bird -> "walking bird"
  | _ -> "animal " + a.Name
zoo |> List.map describe |> List.iter (printfn "%s")
let d = zoo.Head
d.Energy <- -5
printfn "%d %b" d.Energy (d :? Dog)
let up = Dog "x" :> Animal
let down = up :?> Dog
printfn "%s" (down.Speak())
try (Bird("q", true) :> Animal :?> Dog) |> ignore with :? System.InvalidCastException -> printfn "bad cast"
