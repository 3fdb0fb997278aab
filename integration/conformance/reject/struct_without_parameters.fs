[<Struct>]
type S() =
    member this.A = 1
