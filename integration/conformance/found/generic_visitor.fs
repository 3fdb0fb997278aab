type IVisitor<'r> =
    abstract VisitNum: int -> 'r
    abstract VisitAdd: Expr * Expr -> 'r
    abstract VisitMul: left: Expr * right: Expr -> 'r
and [<AbstractClass>] Expr() =
    abstract Accept<'r> : IVisitor<'r> -> 'r
type Num(n: int) =
    inherit Expr()
    override _.Accept v = v.VisitNum n
type Add(a: Expr, b: Expr) =
    inherit Expr()
    override _.Accept v = v.VisitAdd(a, b)
type Mul(a: Expr, b: Expr) =
    inherit Expr()
    override _.Accept v = v.VisitMul(a, b)
let eval =
    { new IVisitor<int> with
        member v.VisitNum n = n
        member v.VisitAdd(a, b) = a.Accept v + b.Accept v
        member v.VisitMul(a, b) = a.Accept v * b.Accept v }
let show =
    { new IVisitor<string> with
        member v.VisitNum n = string n
        member v.VisitAdd(a, b) = sprintf "(%s + %s)" (a.Accept v) (b.Accept v)
        member v.VisitMul(a, b) = sprintf "%s * %s" (a.Accept v) (b.Accept v) }
let e = Mul(Num 2, Add(Num 3, Num 4)) :> Expr
printfn "%d %s" (e.Accept eval) (e.Accept show)
