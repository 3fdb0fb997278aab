open System.Collections.Generic
let s = SortedSet<int>()
printfn "%b %b %b" (s.Add 3) (s.Add 1) (s.Add 3)
s.Add 2 |> ignore
printfn "%A" (Seq.toList s)
printfn "%d %d %d" s.Count s.Min s.Max
printfn "%b" (s.Contains 2)
printfn "%b %b" (s.Remove 2) (s.Remove 2)
s.UnionWith [5; 4]
printfn "%A" (List.ofSeq s)
s.IntersectWith [1; 4; 5; 9]
printfn "%A" (List.ofSeq s)
s.ExceptWith [1]
printfn "%A" (List.ofSeq s)
s.SymmetricExceptWith [4; 7]
printfn "%A" (List.ofSeq s)
printfn "%b %b %b %b" (s.IsSubsetOf [5; 7; 8]) (s.IsSupersetOf [5]) (s.SetEquals [7; 5]) (s.Overlaps [5])
printfn "%b %b" (s.IsProperSubsetOf [5; 7]) (s.IsProperSupersetOf [7])
let t = SortedSet<string>(["b"; "a"; "c"])
for x in t do printf "%s " x
printfn ""
printfn "%A" (t.Reverse() |> Seq.toList)
printfn "%d" (t.RemoveWhere(fun x -> x > "a"))
printfn "%A" (Seq.toList t)
t.Clear()
printfn "%d" t.Count
let u = SortedSet<int * string>([(2, "b"); (1, "z"); (1, "a")])
printfn "%A" (Seq.toList u)
