type I =
    abstract P: int
type C() =
    interface I with
        member this.P() = 1
