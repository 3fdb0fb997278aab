[<AbstractClass>]
type A() =
    abstract F: int -> int
type B() =
    inherit A()
    member this.F x = x
