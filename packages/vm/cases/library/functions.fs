// What the functions of the library answer.
open System.Collections.Generic
printfn "%A" (List.chunkBySize 2 [1..5], List.windowed 2 [1..4], List.splitInto 3 [1..7])
printfn "%A" (List.groupBy (fun x -> x % 3) [1..7], List.countBy (fun x -> x % 2) [1..5])
printfn "%A" (List.sortBy abs [3; -1; 2; -2], List.sortDescending [1;3;2], List.sortWith (fun a b -> compare b a) [1;2;3])
printfn "%A" (List.mapFold (fun s x -> (x * s, s + 1)) 1 [1;2;3], List.mapFoldBack (fun x s -> (x + s, s * 2)) [1;2;3] 1)
printfn "%A" (List.scan (+) 0 [1..4], List.scanBack (+) [1..4] 0, List.pairwise [1..4])
printfn "%A" (List.unzip3 [(1,'a',"x");(2,'b',"y")], List.zip3 [1;2] ['a';'b'] ["x";"y"])
printfn "%A" (List.partition (fun x -> x > 2) [1..5], List.splitAt 2 [1..5], List.skipWhile ((>) 3) [1..5], List.takeWhile ((>) 3) [1..5])
printfn "%A" (List.permute (fun i -> (i + 1) % 3) [1;2;3], List.transpose [[1;2];[3;4]], List.except [1;2] [1;2;3;3])
printfn "%A" (List.distinct [1;2;1], List.distinctBy (fun x -> x % 2) [1..5], List.allPairs [1;2] ['a'])
printfn "%A" (List.tryFindIndex ((=) 3) [1;2;3], List.tryItem 5 [1], List.tryLast ([]: int list), List.tryExactlyOne [1])
printfn "%A" (List.compareWith compare [1;2] [1;3], List.fold2 (fun s a b -> s + a * b) 0 [1;2] [3;4], List.foldBack2 (fun a b s -> s + a - b) [1;2] [3;4] 0)
printfn "%A" (List.maxBy (fun x -> -x) [1;2;3], List.average [1.0;2.0], List.averageBy float [1;2], List.sumBy (fun x -> x * 2) [1;2], List.sum [1L;2L])
printfn "%A" (List.unfold (fun x -> if x > 3 then None else Some(x, x + 1)) 0, List.indexed ['a';'b'], List.init 3 (fun x -> x * x))
printfn "%A" (Seq.toList (Seq.take 3 (Seq.initInfinite (fun i -> i * 2))), Seq.toList (Seq.unfold (fun x -> if x > 2 then None else Some(x, x+1)) 0))
let mutable n = 0
let s = Seq.cache (seq { for i in 1..3 do n <- n + 1; yield i })
printfn "%d %d %d" (Seq.sum s) (Seq.length s) n
printfn "%A" (Seq.zip [1;2] ['a';'b'] |> Seq.toArray, Seq.windowed 2 [1;2;3] |> Seq.toList, Seq.chunkBySize 2 [1;2;3] |> Seq.toList)
printfn "%A" (Seq.groupBy (fun x -> x % 2) [1..4] |> Seq.map (fun (k, v) -> k, Seq.toList v) |> Seq.toList)
printfn "%A" (Seq.sort [3;1;2] |> Seq.toList, Seq.rev [1;2] |> Seq.toList, Seq.pairwise [1;2;3] |> Seq.toList, Seq.scan (+) 0 [1;2] |> Seq.toList)
let m = Map.ofList [for i in 1..20 -> i, string i]
printfn "%A" (m |> Map.filter (fun k _ -> k > 17), Map.tryFind 3 m, Map.containsKey 30 m, Map.count m, m.[4])
printfn "%A" (Map.fold (fun s k v -> s + k) 0 m, Map.foldBack (fun k v s -> v + s) (Map.ofList [1,"a";2,"b"]) "", Map.partition (fun k _ -> k > 19) (Map.ofList [19,1;20,2]))
printfn "%A" (Map.ofList [1,2] = Map.ofList [1,2], compare (Map.ofList [1,2]) (Map.ofList [1,3]), set [1;2] = set [2;1])
let a, b = set [1..5], set [4..8]
printfn "%A" (Set.union a b, Set.intersect a b, Set.difference a b, Set.isSubset (set [1]) a)
printfn "%A" (Set.toList (Set.map (fun x -> x / 2) a), Set.partition (fun x -> x > 3) a, a.MinimumElement, Set.maxElement a)
let d = Dictionary<string,int>()
d.["x"] <- 1
d.Add("y", 2)
printfn "%d %b %A" d.Count (d.ContainsKey "x") (d.TryGetValue "z")
for kv in d do printfn "%s=%d" kv.Key kv.Value
for KeyValue(k, v) in d do printfn "%s:%d" k v
let h = HashSet<string>()
printfn "%b %b %d" (h.Add "q") (h.Add "q") h.Count
let r = ResizeArray<int>()
for i in 1..5 do r.Add(i * i)
r.RemoveAt 0
r.[0] <- 100
printfn "%A %d %b" (List.ofSeq r) r.Count (r.Contains 9)
let sb = System.Text.StringBuilder()
sb.Append("a").Append('b').Append(1).AppendLine("x") |> ignore
printfn "%s|%d" (sb.ToString()) sb.Length
printfn "%A" ("a,b,,c".Split(','), "a b".Split([|' '|]), "a,,b".Split([|','|], System.StringSplitOptions.RemoveEmptyEntries))
printfn "%A" ("  x ".Trim(), "xxaxx".Trim('x'), "abc".IndexOf("c"), "abcabc".LastIndexOf("b"), "abc".PadLeft(5, '*'), "hello".Substring(1, 3))
printfn "%A" (System.String.Join(", ", ["a";"b"]), String.concat "-" ["a";"b"], String.replicate 3 "ab", String.init 3 string, "abc".ToUpper(), "abc".Replace("b", "xx"))
printfn "%A" (System.Int32.TryParse "12", System.Int32.TryParse "x", System.Double.TryParse "1.5", int "0x1F", int " 12 ", float "1e3")
printfn "%A" (System.Math.Round 2.5, System.Math.Round(2.345, 2), round 3.5, round -2.5, truncate -1.7, floor -1.5, ceil 1.2, System.Math.Max(1, 2), System.Math.Pow(2.0, 10.0))
printfn "%A" (pown 2 10, 2.0 ** 0.5, abs -3, sign -2.5, 7 % -3, -7 / 2, min nan 1.0, max 1 2)
printfn "%A" (1.1M + 2.20M, 1M / 3M, 10M / 4M, 1.5M * 2M, 7.5M % 2M, -1.5M, decimal 0.1, decimal 3)
printfn "%A" (int64 3.9, int -3.9, byte 300, sbyte 200, char 97, int 'a', bigint 5)
printfn "%s" (String.map System.Char.ToUpper "abc" + String.filter System.Char.IsDigit "a1b2" + String.collect (fun c -> string c + ".") "xy")
printfn "%A" (Option.map2 (+) (Some 1) (Some 2), Option.orElse (Some 1) None, Option.toList (Some 1), Option.fold (+) 1 (Some 2), Option.filter ((>) 1) (Some 5))
printfn "%A" (Result.map ((+) 1) (Ok 1 : Result<int,string>), Result.bind (fun x -> Error "e") (Ok 1 : Result<int,string>), Result.mapError String.length (Error "abc" : Result<int,string>))
printfn "%A" (hash 5, hash true, compare "b" "a", "a" < "B", [1;2] < [1;3], (1,"a") < (1,"b"), Some 1 > None, [|1;2|] = [|1;2|])
printfn "%d" (List.length (List.map ((+) 1) [1..100000]) + List.fold (+) 0 (List.append [1..1000] [1]))
printfn "%b" ([1..100000] = [1..100000])
printfn "%d" (List.foldBack (fun x s -> x + s) [1..1000] 0)
