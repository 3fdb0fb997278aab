type C() =
    member this.F() = 1
    member this.F() = 2
