printfn "%A" (Set.ofList [nan; nan; 1.0] |> Set.count)
printfn "%A" (List.distinct [nan; nan])
printfn "%A" (List.countBy id [nan; nan])
printfn "%A" (List.contains nan [nan])
printfn "%A" (List.sort [2.0; nan; 1.0; nan; -1.0])
printfn "%A" (List.max [2.0; nan; 1.0])
printfn "%A" (List.min [2.0; nan; 1.0])
printfn "%A" (max nan 1.0, max 1.0 nan, min nan 1.0, min 1.0 nan)
let d = System.Collections.Generic.Dictionary<float, int>()
d.[nan] <- 1
d.[nan] <- 2
printfn "%d" d.Count
let d2 = System.Collections.Generic.Dictionary<float * int, int>()
d2.[(nan, 1)] <- 1
d2.[(nan, 1)] <- 2
printfn "%d" d2.Count
let h = System.Collections.Generic.HashSet<float list>()
printfn "%b" (h.Add [nan])
printfn "%b" (h.Add [nan])
let l = ResizeArray [nan; 1.0]
printfn "%d" (l.IndexOf nan)
printfn "%b" (l.Contains nan)
printfn "%A" (System.Array.IndexOf([|nan|], nan))
printfn "%A" (dict [nan, 1] |> fun d -> d.ContainsKey nan)
printfn "%A" (List.groupBy id [nan; nan; 1.0])
printfn "%A" (List.distinct [(nan, 1); (nan, 1)])
printfn "%A" (Map.ofList [nan, 1; nan, 2])
printfn "%A" (compare (Set.ofList [nan]) (Set.ofList [nan]))
printfn "%A" (Set.ofList [nan] = Set.ofList [nan])
printfn "%A" (Map.ofList [1, nan] = Map.ofList [1, nan])
printfn "%A" ((Map.ofList [1, nan]).Equals(Map.ofList [1, nan]))
printfn "%A" ((Set.ofList [nan]).Equals(Set.ofList [nan]))
printfn "%A" (Seq.except [nan] [nan; 1.0] |> List.ofSeq)
printfn "%A" (List.indexed [nan] = List.indexed [nan])
