open System.Collections.Generic
let show (d: Dictionary<string, int>) = d |> Seq.map (fun kv -> sprintf "%s=%d" kv.Key kv.Value) |> String.concat " " |> printfn "%s"
let d = Dictionary<string, int> ()
for i, k in List.indexed ["a"; "b"; "c"; "d"; "e"] do d.[k] <- i
show d
d.Remove "b" |> ignore
show d
d.["x"] <- 10
show d
d.Remove "a" |> ignore
d.Remove "d" |> ignore
d.["y"] <- 11
d.["z"] <- 12
d.["w"] <- 13
show d
printfn "%A" (List.ofSeq d.Keys)
printfn "%A %d" (List.ofSeq d.Values) d.Count
d.["c"] <- 99
show d
d.Clear ()
d.["q"] <- 1
show d
let h = HashSet<int> [1; 2; 3; 4]
h.Remove 2 |> ignore
h.Add 7 |> ignore
h.Remove 1 |> ignore
h.Remove 4 |> ignore
h.Add 8 |> ignore
h.Add 9 |> ignore
h.Add 10 |> ignore
printfn "%A" (List.ofSeq h)
let t = Dictionary<int * string, int list> ()
for i in 1 .. 4 do t.[(i % 2, "k")] <- i :: (if t.ContainsKey (i % 2, "k") then t.[(i % 2, "k")] else [])
for KeyValue ((a, b), v) in t do printfn "%d%s %A" a b v
t.Remove ((1, "k")) |> ignore
t.[(5, "n")] <- []
for kv in t do printfn "%A %A" kv.Key kv.Value
