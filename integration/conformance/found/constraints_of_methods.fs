type S<'T when 'T : equality>() =
    member s.Map<'U when 'U : equality>(f: 'T -> 'U) : S<'U> = S<'U>()
    member _.Max<'U when 'U : comparison>(a: 'U, b: 'U) = if a < b then b else a
    static member Sub<'V when 'V :> seq<int>> (v: 'V) = Seq.sum v
type I =
    abstract Pick<'U when 'U : comparison> : 'U * 'U -> 'U
let i = { new I with member _.Pick (a, b) = if a < b then a else b }
printfn "%d %s" (S<int>().Max(1, 2)) (S<int>().Max("a", "b"))
printfn "%d %d" (S<int>.Sub [1;2]) (S<int>.Sub [|3|])
printfn "%d" (i.Pick (3, 4))
