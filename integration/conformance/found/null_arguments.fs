// null as an argument decides between overloads.
type C(n: int) = member _.N = n
type R = { A: int }
printfn "%b" (C(1).Equals(null))
printfn "%b" ({ A = 1 }.Equals(null))
printfn "%b" ("a".Equals(null))
printfn "%b" ((1, 2).Equals(null))
printfn "%b" (isNull (box (C 1)))
let o : obj = null
printfn "%b" (C(1).Equals(o))
printfn "%s" (System.String.Concat("a", null))
printfn "%s" (System.String.Join(",", [| null; "a" |]))
