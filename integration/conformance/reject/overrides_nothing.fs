type B() =
    abstract V: int
    default _.V = 1
type D() =
    inherit B()
    override _.W = 2
    override _.M x = 2
