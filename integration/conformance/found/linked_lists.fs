open System.Collections.Generic
let l = LinkedList<int>()
l.AddLast 1 |> ignore
l.AddLast 2 |> ignore
let n = l.AddFirst 0
printfn "%d" l.Count
for x in l do printf "%d " x
printfn ""
printfn "%d %d" l.First.Value l.Last.Value
l.AddAfter(n, 9) |> ignore
l.AddBefore(n, 8) |> ignore
printfn "%A" (Seq.toList l)
let f = l.Find 9
printfn "%b" (isNull f)
printfn "%d %d" f.Previous.Value f.Next.Value
l.Remove f
printfn "%b" (l.Remove 100)
l.RemoveFirst()
l.RemoveLast()
printfn "%A" (Seq.toList l)
printfn "%b" (l.Contains 1)
let mutable node = l.First
while not (isNull node) do
    printf "[%d]" node.Value
    node <- node.Next
printfn ""
node <- l.First
node.Value <- 42
printfn "%A" (List.ofSeq l)
l.Clear()
printfn "%d" l.Count
try l.RemoveFirst() with e -> printfn "%s" (e.GetType().Name)
printfn "%b" (isNull l.First)
