let n: int = "abc".IndexOf
printfn "%s" ("abc".ToUpper)
printfn "%d" ([ 1 ].Equals)
type C(a: int) = member this.A = a
let c: C = C
let h = hash (fun x -> x + 1)
