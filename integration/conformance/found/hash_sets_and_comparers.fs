open System
open System.Collections.Generic
let h = HashSet<int>([1; 2; 3])
h.SymmetricExceptWith [3; 4]
printfn "%A" (Seq.toList h)
printfn "%b %b %b" (h.SetEquals [4; 2; 1]) (h.IsSubsetOf [1; 2; 4; 5]) (h.IsProperSupersetOf [1])
printfn "%d" (h.RemoveWhere(fun x -> x > 2))
let arr = Array.zeroCreate 3
h.CopyTo arr
printfn "%A" arr
h.TrimExcess()
let hi = HashSet<string>(StringComparer.OrdinalIgnoreCase)
printfn "%b %b" (hi.Add "a") (hi.Add "A")
let hi2 = HashSet<string>(["x"; "X"], StringComparer.OrdinalIgnoreCase)
printfn "%d %b" hi2.Count (hi2.Contains "x")
let di = Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
di.["Key"] <- 1
di.["KEY"] <- 2
printfn "%d %d" di.Count di.["key"]
let dr = Dictionary<int[], int>(HashIdentity.Structural)
dr.[[|1|]] <- 1
printfn "%b" (dr.ContainsKey [|1|])
let hr = HashSet<int list>(HashIdentity.Reference)
let x = [1]
printfn "%b %b %b" (hr.Add x) (hr.Add [1]) (hr.Add x)
let d = Dictionary<string, int>()
d.Add("a", 1)
printfn "%A" (d.TryGetValue "a")
printfn "%b" (d.Remove("a"))
for k in d.Keys do printfn "%s" k
printfn "%d" d.Keys.Count
let c = StringComparer.Ordinal
printfn "%d %b" (sign (c.Compare("a", "b"))) (c.Equals("a", "A"))
printfn "%d" (StringComparer.OrdinalIgnoreCase.Compare("a", "A"))
printfn "%b" (StringComparer.InvariantCultureIgnoreCase.Equals("abc", "ABC"))
let sdi = SortedDictionary<string, int>(StringComparer.OrdinalIgnoreCase)
sdi.["b"] <- 1
sdi.["A"] <- 2
sdi.["B"] <- 3
for kv in sdi do printf "%s=%d " kv.Key kv.Value
printfn ""
