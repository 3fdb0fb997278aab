open System.Collections.Generic

let q = Queue<int>()
for i in 1 .. 100 do
    q.Enqueue i
for i in 1 .. 40 do
    q.Dequeue() |> ignore
printfn "%d %d %b %b" q.Count (q.Peek()) (q.Contains 40) (q.Contains 41)
printfn "%A" (q.ToArray() |> Array.sum)
printfn "%d" (Seq.length q)
for i in 1 .. 15 do
    q.Dequeue() |> ignore
    q.Enqueue(1000 + i)
printfn "%A" (List.ofSeq q |> List.truncate 3)
printfn "%A" (Seq.last q)
let copy = Queue<int>(q)
copy.Enqueue 7
printfn "%d %d" q.Count copy.Count
try
    for x in q do
        if x = 60 then q.Dequeue() |> ignore
with :? System.InvalidOperationException as e -> printfn "%s" (e.GetType().Name)
while q.Count > 2 do
    q.Dequeue() |> ignore
printfn "%A" (q.ToArray())
printfn "%A" q
let target = Array.zeroCreate<int> 4
q.CopyTo(target, 1)
printfn "%A" target
q.Clear()
printfn "%d" q.Count
try q.Dequeue() |> ignore
with :? System.InvalidOperationException as e -> printfn "%s" e.Message
try q.Peek() |> ignore
with :? System.InvalidOperationException as e -> printfn "%s" e.Message
q.Enqueue 5
printfn "%A" (Seq.toList q)

// Twice as many as a queue of an engine that moves all items up at each Dequeue would finish.
let long = Queue<struct (int * int)>()
let seen = HashSet<int>()
long.Enqueue(struct (0, 0))
let mutable deepest = 0
while long.Count > 0 do
    let struct (place, depth) = long.Dequeue()
    if place < 150000 && seen.Add place then
        deepest <- max deepest depth
        long.Enqueue(struct (place * 2 + 1, depth + 1))
        long.Enqueue(struct (place + 3, depth + 1))
printfn "%d %d" seen.Count deepest
