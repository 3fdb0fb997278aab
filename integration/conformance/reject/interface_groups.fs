type I =
    abstract F: int -> int -> int
type C() =
    interface I with
        member this.F x = 1
