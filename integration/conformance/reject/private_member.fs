type C() =
    member private this.F() = 1
let y = C().F()
