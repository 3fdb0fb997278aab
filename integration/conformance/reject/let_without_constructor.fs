type C =
    let x = 1
    member this.A = x + 1
