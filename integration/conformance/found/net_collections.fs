// dictionary, hashset, resizearray, stringbuilder, queue
open System.Collections.Generic
open System.Text
let words = "the quick the lazy the dog quick".Split ' '
let counts = Dictionary<string, int>()
for w in words do
  match counts.TryGetValue w with
  | true, n -> counts.[w] <- n + 1
  | false, _ -> counts.Add(w, 1)
for kv in counts do printfn "%s=%d" kv.Key kv.Value
printfn "%A" (counts |> Seq.sortByDescending (fun kv -> kv.Value) |> Seq.map (fun kv -> kv.Key) |> Seq.toList)
let hs = HashSet<int>([1; 2; 3])
printfn "%b %b %d" (hs.Add 3) (hs.Add 4) hs.Count
hs.UnionWith [10; 11]
hs.IntersectWith [1; 4; 10]
printfn "%A" (hs |> Seq.sort |> Seq.toList)
let ra = ResizeArray<string>()
ra.Add "x"
ra.AddRange ["y"; "z"]
ra.Insert(0, "w")
ra.RemoveAt 1
ra.Reverse()
printfn "%s %d %b %d" (String.concat "," ra) ra.Count (ra.Contains "y") (ra.IndexOf "w")
ra.[0] <- "changed"
printfn "%A" (ra.ToArray())
printfn "%A" (ra.Find(fun s -> s.Length = 1), ra.Exists(fun s -> s = "q"))
let sb = StringBuilder()
sb.Append("a").Append(1).Append('c').AppendLine("!") |> ignore
printfn "%s|%d" (sb.ToString()) sb.Length
let q = Queue<int>()
q.Enqueue 1; q.Enqueue 2
printfn "%d %d %d" (q.Dequeue()) (q.Peek()) q.Count
let st = Stack<int>([1; 2; 3])
printfn "%d %d" (st.Pop()) st.Count
printfn "%b" (counts.Remove "the")
printfn "%A" [for KeyValue(k, v) in counts -> k, v]
try counts.["zzz"] |> ignore with :? KeyNotFoundException -> printfn "no key"
try counts.Add("dog", 1) with :? System.ArgumentException -> printfn "dup"
let d2 = dict [1, "a"; 2, "b"]
printfn "%s %b" d2.[1] (d2.ContainsKey 3)
printfn "%A" (counts.Keys |> Seq.toList, counts.Values |> Seq.sum)
