type A(x: int) =
    member _.X = x
type B() =
    inherit A()
type C() =
    inherit A("s")
type D() =
    inherit Nope()
