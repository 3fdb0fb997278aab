type Calc() =
    member inline _.Twice x = x + x
    member inline this.Quad x = this.Twice(this.Twice x)
    static member inline Sq x = x * x
let c = Calc()
printfn "%d %f" (c.Twice 3) (c.Twice 1.5)
printfn "%d" (Calc.Sq 4)
printfn "%f" (Calc.Sq 1.5)
printfn "%d" (c.Quad 2)
printfn "%s" (c.Twice "ab")
