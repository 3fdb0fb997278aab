let show name f = try printfn "%s %A" name (f ()) with e -> printfn "%s %s: %s" name (e.GetType().Name) e.Message
let a = [| 5; 3; 8; 1 |]
show "allPairs" (fun () -> Array.allPairs [| 1; 2 |] [| 'a'; 'b' |])
show "choose" (fun () -> Array.choose (fun x -> if x > 2 then Some (x * 2) else None) a)
show "collect" (fun () -> Array.collect (fun x -> [| x; x |]) a)
show "compareWith" (fun () -> Array.compareWith compare [| 1; 2 |] [| 1; 3 |], Array.compareWith compare [| 1; 2 |] [| 9 |])
show "countBy" (fun () -> Array.countBy (fun x -> x % 2) a)
show "distinct" (fun () -> Array.distinct [| 1; 1; 2 |], Array.distinctBy (fun x -> x % 2) a)
show "except" (fun () -> Array.except [3] a)
show "findIndexBack" (fun () -> Array.findIndexBack (fun x -> x > 2) a)
show "foldBack" (fun () -> Array.foldBack (fun x s -> x - s) a 0, Array.foldBack2 (fun x y s -> x * y - s) a a 1)
show "groupBy" (fun () -> Array.groupBy (fun x -> x % 2 = 0) a)
show "indexed" (fun () -> Array.indexed a)
show "iteri2" (fun () -> Array.iteri2 (fun i x y -> printf "%d " (i + x + y)) a a)
show "mapFold" (fun () -> Array.mapFold (fun s x -> s + x, s * x) 1 a)
show "mapFoldBack" (fun () -> Array.mapFoldBack (fun x s -> s + x, s * x) a 1)
show "mapi2" (fun () -> Array.mapi2 (fun i x y -> i + x * y) a a)
show "pairwise" (fun () -> Array.pairwise a)
show "partition" (fun () -> Array.partition (fun x -> x > 3) a)
show "rev" (fun () -> Array.rev a)
show "scan" (fun () -> Array.scan (+) 0 a, Array.scanBack (+) a 0)
show "singleton" (fun () -> Array.singleton 1, Array.empty<string>, Array.isEmpty a)
show "skipWhile" (fun () -> Array.skipWhile (fun x -> x > 2) a, Array.takeWhile (fun x -> x > 2) a)
show "sortBy" (fun () -> Array.sortBy (fun x -> -x) a, Array.sortDescending a, Array.sortByDescending id a, Array.sortWith (fun x y -> y - x) a)
show "sortInPlace" (fun () -> (let b = Array.copy a in Array.sortInPlaceBy (fun x -> -x) b; b), (let b = Array.copy a in Array.sortInPlaceWith (fun x y -> x - y) b; b))
show "tryX" (fun () -> Array.tryExactlyOne [| 1 |], Array.tryFind ((=) 8) a, Array.tryFindBack ((=) 9) a, Array.tryFindIndex ((=) 8) a, Array.tryFindIndexBack ((=) 8) a, Array.tryHead a, Array.tryLast a, Array.tryItem 9 a)
show "tryPick" (fun () -> Array.tryPick (fun x -> if x = 8 then Some "e" else None) a)
show "unfold" (fun () -> Array.unfold (fun x -> if x > 5 then None else Some (x * x, x + 1)) 1)
show "unzip" (fun () -> Array.unzip [| 1, 'a'; 2, 'b' |], Array.unzip3 [| 1, 'a', true |])
show "where" (fun () -> Array.where (fun x -> x > 3) a)
show "exists2" (fun () -> Array.exists2 (=) a a, Array.forall2 (<>) a a)
show "sums" (fun () -> Array.sum a, Array.sumBy float a, Array.averageBy float a, Array.maxBy (fun x -> x % 5) a, Array.min a)
show "toList" (fun () -> Array.toList a, Array.ofList [1], Array.ofSeq (seq { 1 .. 2 }), Array.toSeq a)
show "concat" (fun () -> Array.concat [a; [| 1 |]])
show "static" (fun () -> System.Array.IndexOf (a, 8), System.Array.IndexOf (a, 99))
let b = Array.copy a
System.Array.Sort b
printfn "%A" b
System.Array.Reverse b
printfn "%A" b
System.Array.Sort (b, fun x y -> compare (x % 3) (y % 3))
printfn "%A" (b |> Array.map (fun x -> x % 3))
printfn "%A" (System.Array.ConvertAll (a, fun x -> string x))
printfn "%A" (System.Array.Find (a, fun x -> x > 5))
printfn "%A" (System.Array.FindIndex (a, fun x -> x > 5))
printfn "%A" (System.Array.Exists (a, fun x -> x > 5))
printfn "%A" (a.Clone () :?> int[])
printfn "%d %d" a.Length a.Rank
printfn "%A" (a.GetLength 0)
printfn "%d" (System.Array.BinarySearch ([| 1; 3; 5 |], 3))
let c : string[] = Array.zeroCreate 2
printfn "%A" c
let d : bool[] = Array.zeroCreate 2
printfn "%A" d
let z : (int * int)[] = Array.zeroCreate 1
printfn "%b" (obj.ReferenceEquals (z.[0], null))
printfn "%A" (Array.zeroCreate<float> 2)
printfn "%A" (Array.zeroCreate<char> 1)
