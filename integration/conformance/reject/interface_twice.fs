type I =
    abstract F: int
type C() =
    interface I with
        member this.F = 1
    interface I with
        member this.F = 2
