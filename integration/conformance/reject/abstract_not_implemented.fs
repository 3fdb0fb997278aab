[<AbstractClass>]
type A() =
    abstract F: int -> int
type B() =
    inherit A()
