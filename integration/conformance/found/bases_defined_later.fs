type Dog() =
    inherit Animal("dog")
    override d.Speak() = "woof " + base.Name
    interface INamed with
        member d.Label = "D"
and [<AbstractClass>] Animal(name: string) =
    abstract Speak : unit -> string
    member a.Name = name
and INamed =
    abstract Label : string
let d = Dog()
printfn "%s %s" (d.Speak()) (d :> INamed).Label
