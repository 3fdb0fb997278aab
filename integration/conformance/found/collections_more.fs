open System
open System.Collections.Generic
open System.Text
let t name f = try printfn "%s %A" name (f ()) with e -> printfn "%s %s: %s" name (e.GetType().Name) e.Message
let d = Dictionary<string, int> ()
d.Add ("a", 1)
d.["b"] <- 2
t "dup" (fun () -> d.Add ("a", 5))
t "has" (fun () -> d.ContainsKey "a", d.ContainsValue 2, d.Count)
t "try" (fun () -> d.TryGetValue "a", d.TryGetValue "q")
t "remove" (fun () -> d.Remove "a", d.Remove "a")
d.["c"] <- 3
t "keys" (fun () -> Seq.toList d.Keys, List.ofSeq d.Values)
for kv in d do printf "%s=%d " kv.Key kv.Value
printfn ""
for KeyValue (k, v) in d do printf "%s:%d " k v
printfn ""
t "tolist" (fun () -> d |> Seq.map (fun kv -> kv.Key, kv.Value) |> List.ofSeq)
d.Clear ()
t "clear" (fun () -> d.Count)
let l = List<int> ()
l.Add 3
l.AddRange [1; 2]
l.Insert (0, 9)
t "list" (fun () -> List.ofSeq l, l.Count, l.[0], l.Contains 2, l.IndexOf 2)
l.RemoveAt 0
t "rem" (fun () -> l.Remove 3, l.Remove 77, Seq.toList l)
l.AddRange [5; 4; 6]
l.Sort ()
t "sort" (fun () -> l.ToArray ())
l.Reverse ()
t "rev" (fun () -> l.ToArray ())
t "find" (fun () -> l.Find (fun x -> x < 5), l.FindAll (fun x -> x > 4) |> Seq.toList, l.Exists (fun x -> x = 5), l.RemoveAll (fun x -> x = 5), l.Count)
t "oob" (fun () -> l.[10])
t "neg" (fun () -> l.[-1])
t "remat" (fun () -> l.RemoveAt 10)
l.ForEach (fun x -> printf "%d;" x)
printfn ""
l.Sort (fun a b -> compare b a)
t "cmp" (fun () -> l.ToArray (), l.GetRange (0, 2) |> Seq.toList, l.ConvertAll (fun x -> string x) |> Seq.toList, l.TrueForAll (fun x -> x > 0))
t "mod" (fun () -> for x in l do l.Add x)
let r = ResizeArray [1; 2; 3]
t "ra" (fun () -> r.Count, Seq.sum r, r |> Seq.map (fun x -> x * 2) |> List.ofSeq, r.[r.Count - 1])
let h = HashSet<int> [1; 2; 3]
t "hs" (fun () -> h.Add 3, h.Add 4, h.Contains 4, h.Count, h.Remove 1, h.Remove 1)
h.UnionWith [7; 8]
h.ExceptWith [2]
h.IntersectWith [3; 7; 9]
t "hs2" (fun () -> Seq.toList h |> List.sort, h.IsSubsetOf [3; 7; 1], h.SetEquals [7; 3], h.Overlaps [3])
let q = Queue<string> ()
q.Enqueue "a"
q.Enqueue "b"
t "q" (fun () -> q.Peek (), q.Dequeue (), q.Count, q.Contains "b", Seq.toList q)
q.Clear ()
t "qe" (fun () -> q.Dequeue ())
t "qp" (fun () -> q.Peek ())
let s = Stack<int> ()
s.Push 1
s.Push 2
t "s" (fun () -> s.Peek (), s.Pop (), s.Count, s.ToArray ())
s.Pop () |> ignore
t "se" (fun () -> s.Pop ())
let sb = StringBuilder ()
sb.Append("a").Append(1).Append('c').Append(true).AppendLine("x").AppendFormat("{0}-{1}", 1, 2) |> ignore
t "sb" (fun () -> sb.ToString (), sb.Length)
sb.Insert(0, ">").Replace("a", "A").Remove(0, 1) |> ignore
t "sb2" (fun () -> sb.ToString (), sb.[0])
sb.Clear () |> ignore
t "sb3" (fun () -> sb.ToString (), sb.Length)
t "dictfn" (fun () -> let x = dict [1, "a"; 2, "b"] in x.[1], x.Count, x.ContainsKey 3)
t "dictmut" (fun () -> (dict [1, "a"]).Add (2, "b"))
t "dictinit" (fun () -> Dictionary<int, string> (dict [1, "x"]) |> Seq.map (fun kv -> kv.Value) |> Seq.toList)
let kvp = KeyValuePair (1, "a")
t "kvp" (fun () -> kvp.Key, kvp.Value, kvp.ToString (), kvp)
