let l = ResizeArray [5; 3; 8; 1]
l.InsertRange(1, [10; 11])
printfn "%A" (List.ofSeq l)
l.RemoveRange(0, 2)
printfn "%A" (List.ofSeq l)
printfn "%A" (l.GetRange(1, 2) |> List.ofSeq)
l.Sort()
printfn "%d %d" (l.BinarySearch 8) (l.BinarySearch 7)
l.TrimExcess()
printfn "%A" (l.AsReadOnly() |> Seq.toList)
printfn "%d" (l.FindIndex(fun x -> x > 5))
printfn "%d" (l.FindIndex(1, fun x -> x > 5))
printfn "%d" (l.IndexOf(8, 1))
printfn "%d" (l.FindLastIndex(fun x -> x > 5))
printfn "%A" (l.ToArray())
l.CopyTo([| 0; 0; 0; 0; 0; 0; 0 |])
let arr = Array.zeroCreate 6
l.CopyTo(arr)
printfn "%A" arr
l.CopyTo(1, arr, 0, 2)
printfn "%A" arr
l.Reverse()
printfn "%A" (Seq.toList l)
l.Sort(fun a b -> compare b a)
printfn "%A" (Seq.toList l)
l.AddRange [| 7; 7 |]
printfn "%d" (l.RemoveAll(fun x -> x = 7))
printfn "%b" (l.Remove 100)
printfn "%A" (l.ConvertAll(fun x -> string x) |> Seq.toList)
printfn "%b %b" (l.Exists(fun x -> x = 8)) (l.TrueForAll(fun x -> x > 0))
try l.[100] |> ignore with e -> printfn "%s" (e.GetType().Name)
try l.RemoveAt 50 with e -> printfn "%s" (e.GetType().Name)
try l.Insert(50, 1) with e -> printfn "%s" (e.GetType().Name)
printfn "%A" (ResizeArray<int>(10).Count)
printfn "%A" (ResizeArray<int>().Find(fun x -> x > 3))
l.Sort(System.Collections.Generic.Comparer<int>.Default)
printfn "%A" l
printfn "%O" l
l.LastIndexOf 8 |> printfn "%d"
