type C() =
    member this.Item with get (i: int) = i
let c = C()
c.[1] <- 2
