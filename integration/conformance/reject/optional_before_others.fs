type C() =
    member this.F(?a: int, b: int) = b
