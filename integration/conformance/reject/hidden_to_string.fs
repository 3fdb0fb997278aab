type D() =
    member this.ToString() = "d"
    member this.GetHashCode() = 1
type R = { X: int } with member this.ToString() = "r"
type E() =
    member this.ToString(x: int) = "d"
    static member GetHashCode() = 1
