type C =
    member this.A = 1
let c = C()
