type A() =
    abstract N : int
    default _.N = 1
type B() =
    inherit A()
    override base.N = 2
