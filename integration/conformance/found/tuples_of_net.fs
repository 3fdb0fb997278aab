open System
let t = Tuple.Create(1, "a")
printfn "%d %s" t.Item1 t.Item2
let a, b = t
printfn "%d %s" a b
let u = (1, 2.5, "c")
printfn "%d %f %s" u.Item1 u.Item2 u.Item3
let s = struct (1, 'a')
printfn "%O" t
printfn "%s" (t.ToString())
printfn "%O" u
printfn "%b" (t.Equals(Tuple.Create(1, "a")))
let kv = System.Collections.Generic.KeyValuePair(1, "x")
printfn "%d %s" kv.Key kv.Value
