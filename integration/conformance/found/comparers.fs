open System
open System.Collections.Generic
let byLength = { new IComparer<string> with member _.Compare(a, b) = compare a.Length b.Length }
let d = SortedDictionary<string, int>(byLength)
d.["aaa"] <- 1
d.["b"] <- 2
d.["cc"] <- 3
d.["z"] <- 9
for kv in d do printf "%s=%d " kv.Key kv.Value
printfn ""
let s = SortedSet<string>(["ccc"; "a"; "bb"; "d"], byLength)
printfn "%A" (List.ofSeq s)
let mod3 = { new IEqualityComparer<int> with
               member _.Equals(a, b) = a % 3 = b % 3
               member _.GetHashCode a = a % 3 }
let h = HashSet<int>([1; 2; 4; 5; 9], mod3)
printfn "%A" (List.ofSeq h)
let md = Dictionary<int, string>(mod3)
md.[1] <- "one"
md.[4] <- "four"
printfn "%d %s" md.Count md.[7]
let c = Comparer<int>.Default
printfn "%d" (c.Compare(1, 2))
let e = EqualityComparer<string>.Default
printfn "%b" (e.Equals("a", "a"))
let rev = ComparisonIdentity.FromFunction (fun a b -> compare b a)
let r = SortedSet<int>([1; 3; 2], rev)
printfn "%A" (List.ofSeq r)
let hf = HashIdentity.FromFunctions (fun (x: string) -> x.Length) (fun a b -> a.Length = b.Length)
let hd = Dictionary<string, int>(hf)
hd.["ab"] <- 1
hd.["xy"] <- 2
printfn "%d" hd.Count
let l = ResizeArray ["bb"; "a"; "ccc"]
l.Sort byLength
printfn "%A" (List.ofSeq l)
let arr = [|"x"; "B"; "a"|]
Array.Sort(arr, StringComparer.OrdinalIgnoreCase)
printfn "%A" arr
let q = Queue<int>()
q.Enqueue 1
let mutable en = q.GetEnumerator()
while en.MoveNext() do printfn "%d" en.Current
let keys = md.Keys
printfn "%d" keys.Count
for k in keys do printfn "%d" k
printfn "%A" keys
let sd = SortedDictionary<int, string>()
sd.[2] <- "b"
printfn "%A" sd
printfn "%A" (SortedSet<int>([2; 1]))
printfn "%A" (LinkedList<int>([1; 2]))
let lln : LinkedListNode<int> = null
printfn "%b" (isNull lln)
let ll = LinkedList<string>(["a"])
ll.AddLast "b" |> ignore
printfn "%s" (ll |> Seq.map (fun s -> s + "!") |> String.concat ",")
printfn "%d" (Seq.length ll)
let tryIt f = try f () with e -> printfn "%s" (e.GetType().Name)
tryIt (fun () -> for kv in sd do sd.[kv.Key + 1] <- "x")
tryIt (fun () -> for x in ll do ll.AddLast x |> ignore)
tryIt (fun () -> ll.AddFirst ll.First |> ignore)
printfn "%b" (ll.First.List = ll)
