// new T without parentheses around a constant; tests of a generic class by its arguments.
type N(s: string) =
    member _.S = s
type My<'T>(v: 'T) =
    member _.V = v
let a = new N "lit"
let g = [ new N "a"; new N "b" ]
printfn "%s%s%d" a.S (new N "z").S g.Length
let k (o: obj) = match o with :? My<int> as m -> sprintf "int %d" m.V | :? My<string> as m -> "string " + m.V | _ -> "other"
printfn "%s %s %s" (k (My 1)) (k (My "s")) (k (My 2.0))
