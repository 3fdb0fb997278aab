type IConv =
    abstract Conv<'a> : 'a -> string
    abstract Pair<'a, 'b> : 'a * 'b -> string
    abstract Curried : 'a -> 'b -> string
    abstract Lst : seq<'a> -> string
[<AbstractClass>]
type CBase<'t>(tag: 't) =
    abstract Do<'a> : 'a -> string
    abstract Mix<'a> : 't * 'a -> string
    default _.Mix(t, a) = sprintf "%A %A %A" tag t a
    member this.Run(x) = this.Do x + "/" + this.Mix(tag, x)
type C1() =
    inherit CBase<char>('t')
    override _.Do(x) = sprintf "C1 %A" x
type C2<'u>(u: 'u) =
    inherit CBase<float>(1.0)
    override _.Do<'b>(x: 'b) = sprintf "C2 %A %A" u x
    override this.Mix(t, a) = "C2" + base.Mix(t, a) + this.Do(u)
    interface IConv with
        member _.Conv(x) = sprintf "%A|%A" u x
        member _.Pair(x, y) = sprintf "%A %A" x y
        member _.Curried x y = sprintf "%A;%A" x y
        member this.Lst(s) = sprintf "%A" (List.ofSeq s)
let cs = C2('u')
printfn "%s" (C1().Run(2.0))
printfn "%s" (cs.Run('z'))
printfn "%s" ((cs :> CBase<float>).Run(1.0))
let ic = cs :> IConv
printfn "%s" (ic.Conv 1.0)
printfn "%s" (ic.Pair('a', 1.0))
printfn "%s" (ic.Curried 'a' 2.0)
let part = ic.Curried 'p'
printfn "%s" (part 3.0)
printfn "%s" (ic.Lst ['a'; 'b'])
printfn "%s" (ic.Lst [1.0])
let apply (i: IConv) (x: 'a) (y: 'b) = i.Pair(x, y) + i.Conv [x] + i.Conv (Some y)
printfn "%s" (apply ic 'a' 2.0)
let wrap (inner: IConv) =
    { new IConv with
        member _.Conv(x) = "w" + inner.Conv(x)
        member _.Pair(x, y) = inner.Pair(y, x)
        member this.Curried x y = this.Pair(x, y)
        member _.Lst(s) = inner.Lst(Seq.map (fun x -> (x, x)) s) }
let w = wrap (wrap ic)
printfn "%s" (w.Conv 'c')
printfn "%s" (w.Pair('c', 1.0))
printfn "%s" (w.Curried 'c' 1.0)
printfn "%s" (w.Lst ['c'])
let fns = [ (fun (x: float) -> w.Conv x); ic.Conv ]
for f in fns do printfn "%s" (f 2.0)
['a'; 'b'] |> List.map ic.Conv |> List.iter (printfn "%s")
let nested (k: 'k) =
    { new IConv with
        member _.Conv(x) =
            let o = { new IConv with
                        member _.Conv(y) = sprintf "%A %A %A" k x y
                        member _.Pair(a, b) = ""
                        member _.Curried a b = ""
                        member _.Lst(s) = "" }
            o.Conv('i')
        member _.Pair(a, b) = ""
        member _.Curried a b = ""
        member _.Lst(s) = "" }
printfn "%s" ((nested 1.0).Conv 2.0)
