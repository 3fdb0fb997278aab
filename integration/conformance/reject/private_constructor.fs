type C private (x: int) =
    member this.X = x
let c = C(1)
