type C() =
    member this.A = 1
    let x = 1
