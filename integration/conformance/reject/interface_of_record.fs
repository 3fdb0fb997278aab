type I =
    abstract F: int
type R =
    { A: int }
    interface I with
        member this.G = 1
