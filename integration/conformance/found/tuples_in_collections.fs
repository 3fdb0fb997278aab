open System.Collections.Generic
let r = ResizeArray<int*int>()
r.Add((1,2))
r.Add(3,4)
printfn "%A" (List.ofSeq r)
let h = HashSet<int*string>()
printfn "%b" (h.Add((1,"a")))
printfn "%b" (h.Add(1,"a"))
printfn "%d" h.Count
let d = Dictionary<int*int, string>()
d.[(1,2)] <- "x"
d.Add((3,4), "y")
printfn "%s" d.[(1,2)]
printfn "%b" (d.ContainsKey((3,4)))
