let a = [| 1; 2; 3 |]
printfn "%A" (Array.toSeq a)
printfn "%A" (Seq.ofArray a)
printfn "%A" (Seq.ofList [1])
printfn "%A" (a :> seq<int>)
printfn "%A" (Array.toSeq a |> Seq.map ((+) 1) |> Seq.toList)
printfn "%d" (Seq.length (Array.toSeq a))
System.Console.WriteLine ((1, "a"))
let b = a.Clone () :?> int[]
b.[0] <- 9
printfn "%A %A" a b
let l = System.Collections.Generic.List<int * string> ()
l.Add (1, "a")
l.Add ((2, "b"))
printfn "%A" (List.ofSeq l)
printfn "%A %A" (round 2.5m, floor -1.5m) (ceil 1.1m, truncate 1.9m)
