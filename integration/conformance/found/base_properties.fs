type A() =
    abstract F : int -> string
    default _.F x = sprintf "A%d" x
    abstract P : string
    default _.P = "pa"
type B() =
    inherit A()
    override this.F x = "B" + base.F(x + 1) + base.P
type C() =
    inherit B()
    override this.F x = "C" + base.F x
printfn "%s" ((C() :> A).F 1)
[<AbstractClass>]
type N(v: int) =
    abstract Eval : int -> int
    abstract Name : string with get, set
    member _.V = v
    member _.Plus k = v + k
type Add(v) =
    inherit N(v)
    let mutable name = "add"
    override _.Eval x = base.V + x + base.Plus 1
    override _.Name with get () = name and set n = name <- n
type Loud(v) =
    inherit Add(v)
    override this.Eval x =
        let once = base.Eval x
        once * 2 + base.Eval 0
    override _.Name with get () = base.Name + "!" and set n = base.Name <- n.ToUpper()
let l = Loud 3
l.Name <- "abc"
printfn "%d %s %d" (l.Eval 4) l.Name ((l :> N).Eval 1)
