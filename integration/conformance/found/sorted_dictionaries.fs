open System.Collections.Generic
let d = SortedDictionary<string, int>()
d.Add("b", 2)
d.["a"] <- 1
d.["c"] <- 3
printfn "%d" d.Count
for kv in d do printfn "%s=%d" kv.Key kv.Value
printfn "%A" (Seq.toList d.Keys)
printfn "%A" (Seq.toList d.Values)
printfn "%b %b" (d.ContainsKey "a") (d.ContainsValue 9)
printfn "%A" (d.TryGetValue "a")
printfn "%A" (d.TryGetValue "z")
printfn "%b %b" (d.Remove "a") (d.Remove "a")
try d.Add("b", 5) with e -> printfn "%s" (e.GetType().Name)
try printfn "%d" d.["zz"] with e -> printfn "%s" (e.GetType().Name)
let d2 = SortedDictionary<int, string>(dict [3, "c"; 1, "a"])
for KeyValue (k, v) in d2 do printfn "%d%s" k v
d2.Clear()
printfn "%d" d2.Count
let mutable v = 0
if d.TryGetValue("b", &v) then printfn "got %d" v
printfn "%A" (d |> Seq.map (fun kv -> kv.Key) |> Seq.toList)
d.Keys |> Seq.iter (printf "%s ")
printfn ""
