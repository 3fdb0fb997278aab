let lt (a: 'a) (b: 'a) = a < b, a <= b, a > b, a >= b
printfn "%A" (lt nan 1.0)
printfn "%A" (lt 1.0 nan)
printfn "%A" (lt (nan, 1) (1.0, 2))
printfn "%A" (lt (1, nan) (2, nan))
printfn "%A" (lt [1.0; nan] [1.0; 2.0])
printfn "%A" (lt (Some nan) None)
printfn "%A" (lt [|nan|] [|nan|])
printfn "%A" (lt [|nan; 1.0|] [|nan|])
type R = { X: float; Y: int }
printfn "%A" (lt { X = nan; Y = 1 } { X = nan; Y = 2 })
printfn "%A" ((nan, 1) < (1.0, 2), (nan, 1) <= (nan, 1))
printfn "%A" (List.sortDescending [1.0; nan; 2.0])
printfn "%A" (List.maxBy fst [(nan, 1); (1.0, 2)])
printfn "%A" (List.max [(1.0, 1); (nan, 2)])
printfn "%A" (min (1.0, 1) (nan, 2), max (1.0, 1) (nan, 2))
let d = System.Collections.Generic.Dictionary<int[], string>()
let k = [|1;2|]
d.[k] <- "a"
printfn "%b %b" (d.ContainsKey k) (d.ContainsKey [|1;2|])
k.[0] <- 5
printfn "%b" (d.ContainsKey k)
printfn "%b" ((1, [|1|]).Equals((1, [|1|])))
printfn "%b" ([[|1|]].Equals([[|1|]]))
printfn "%b" (Some [|1|] |> fun o -> o.Equals(Some [|1|]))
printfn "%b" ([|1|].Equals([|1|]))
let h = System.Collections.Generic.HashSet<int[]>([ [|1|]; [|1|] ])
printfn "%d" h.Count
let h2 = System.Collections.Generic.HashSet<int list>([ [1]; [1] ])
printfn "%d" h2.Count
printfn "%A" (List.distinct [ [|1|]; [|1|] ])
printfn "%A" (ResizeArray [ [|1|] ] |> fun l -> l.Contains [|1|])
printfn "%A" ((3).Equals(3), (3).Equals(box 3), (3).Equals("3"), (3).Equals(3L))
printfn "%A" ("a".Equals("a"), "a".Equals(box "a"), "a".Equals(3), 'c'.Equals('c'), true.Equals(true), (2.0).Equals(box 2.0))
printfn "%A" (box 3 = box 3, (box 3).Equals(3), (box 3).Equals(3.0), obj.Equals(null, null), obj.Equals(1, null))
