type IShow =
    abstract Show : 'a -> string
    abstract Two : 'a * 'b -> string
type S() =
    interface IShow with
        member _.Show(x: 'a) = sprintf "%A" x
        member _.Two(x, y) = sprintf "%A %O %s" x y (string (box y))
let s = S() :> IShow
printfn "%s" (s.Show 1.0)
printfn "%s" (s.Show 'c')
printfn "%s" (s.Show [1.0; 2.0])
printfn "%s" (s.Show (Some 'x'))
printfn "%s" (s.Show "str")
printfn "%s" (s.Show 1L)
printfn "%s" (s.Show 1uy)
printfn "%s" (s.Show (None: int option))
printfn "%s" (s.Show ())
printfn "%s" (s.Two('a', 2.5))
printfn "%s" (s.Two([| 'a' |], 2.0))
let o = { new IShow with
            member _.Show(x) = sprintf "<%O>" (box x)
            member _.Two(a, b) = sprintf "%A" (a, b) }
printfn "%s" (o.Show 'q')
printfn "%s" (o.Show 3.0)
printfn "%s" (o.Two('q', 3.0))
let use' (i: IShow) x = i.Show x
printfn "%s %s" (use' s 1.0) (use' o 'z')
[<AbstractClass>]
type Base() =
    abstract Fmt<'a> : 'a -> string
    abstract Def : 'a -> string
    default _.Def(x) = sprintf "base %A" x
type D1() =
    inherit Base()
    override _.Fmt(x) = sprintf "%A" x
type D2() =
    inherit D1()
    override this.Fmt(x) = "d2 " + base.Fmt(x)
    override _.Def(x) = sprintf "derived %A" x
let bs : Base list = [D1(); D2()]
for b in bs do
    printfn "%s %s" (b.Fmt 2.0) (b.Def 'c')
