open System.Collections.Generic
let q = Queue<int>([1; 2; 3])
printfn "%d" (q.Dequeue())
printfn "%d" (q.Peek())
q.Enqueue 4
for x in q do printf "%d " x
printfn ""
printfn "%A" (q.ToArray())
printfn "%b" (q.Contains 3)
let arr = Array.zeroCreate 5
q.CopyTo(arr, 1)
printfn "%A" arr
let s = Stack<string>(["a"; "b"])
s.Push "c"
printfn "%s %s" (s.Peek()) (s.Pop())
printfn "%A" (List.ofSeq s)
printfn "%A" (s.ToArray())
printfn "%d" s.Count
let q2 = Queue<int>(10)
q2.TrimExcess()
printfn "%d" q2.Count
try q2.Dequeue() |> ignore with e -> printfn "%s %s" (e.GetType().Name) e.Message
try (Stack<int>()).Pop() |> ignore with e -> printfn "%s %s" (e.GetType().Name) e.Message
try (Stack<int>()).Peek() |> ignore with e -> printfn "%s" e.Message
let arr2 = Array.zeroCreate 4
s.CopyTo(arr2, 0)
printfn "%A" arr2
for x in (q :> seq<int>) do printf "%d;" x
printfn ""
