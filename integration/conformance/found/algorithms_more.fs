// events & delegates style: callbacks, mutable records, loops
type Queue<'a> = { Front: 'a list; Back: 'a list }
module Queue =
  let empty = { Front = []; Back = [] }
  let enqueue x q = { q with Back = x :: q.Back }
  let rec dequeue q =
    match q with
    | { Front = []; Back = [] } -> None
    | { Front = [] } -> dequeue { Front = List.rev q.Back; Back = [] }
    | { Front = x :: rest } -> Some (x, { q with Front = rest })
  let toSeq q = Seq.unfold dequeue q
let q = Queue.empty |> Queue.enqueue 1 |> Queue.enqueue 2 |> Queue.enqueue 3
printfn "%A" (Queue.toSeq q |> Seq.toList)
let bfs graph start =
  let rec go q seen acc =
    match Queue.dequeue q with
    | None -> List.rev acc
    | Some (n, q) when Set.contains n seen -> go q seen acc
    | Some (n, q) ->
      let next = Map.tryFind n graph |> Option.defaultValue []
      let q = List.fold (fun q x -> Queue.enqueue x q) q next
      go q (Set.add n seen) (n :: acc)
  go (Queue.enqueue start Queue.empty) Set.empty []
printfn "%A" (bfs (Map.ofList [ 1, [2; 3]; 2, [4]; 3, [4]; 4, [1] ]) 1)
type Observable<'a>() =
  let handlers = ResizeArray<'a -> unit>()
  member _.Subscribe h = handlers.Add h
  member _.Fire x = for h in handlers do h x
let o = Observable<int>()
let total = ref 0
o.Subscribe (fun x -> total.Value <- total.Value + x)
o.Subscribe (printfn "got %d")
o.Fire 5
o.Fire 6
printfn "%d" total.Value
let sieve n =
  let flags = Array.create (n + 1) true
  let mutable i = 2
  while i * i <= n do
    if flags.[i] then
      for j in i * i .. i .. n do flags.[j] <- false
    i <- i + 1
  [ for k in 2 .. n do if flags.[k] then yield k ]
printfn "%A" (sieve 50)
let rec hanoi n a b c = if n = 0 then 0 else hanoi (n - 1) a c b + 1 + hanoi (n - 1) c b a
printfn "%d" (hanoi 10 "a" "b" "c")
let collatz n = n |> List.unfold (fun x -> if x = 0 then None elif x = 1 then Some (1, 0) else Some (x, (if x % 2 = 0 then x / 2 else 3 * x + 1)))
printfn "%A" (collatz 6)
let wordFreq (t: string) =
  t.ToLower().Split([| ' '; '.' |], System.StringSplitOptions.RemoveEmptyEntries)
  |> Seq.countBy id |> Seq.sortBy (fun (w, n) -> -n, w) |> Seq.truncate 2 |> Seq.toList
printfn "%A" (wordFreq "The cat. The dog the end.")
let rec permutations = function
  | [] -> [[]]
  | xs -> xs |> List.collect (fun x -> xs |> List.filter ((<>) x) |> permutations |> List.map (fun p -> x :: p))
printfn "%A" (permutations [1; 2; 3])
let rec quicksort = function
  | [] -> []
  | p :: xs ->
    let l, r = List.partition (fun x -> x < p) xs
    quicksort l @ [p] @ quicksort r
printfn "%A" (quicksort [3; 1; 4; 1; 5])
let matrix = [| for r in 0 .. 2 -> [| for c in 0 .. 2 -> r * c |] |]
matrix.[1].[1] <- 99
printfn "%A" matrix
let a = [| 5; 3; 9 |]
printfn "%A" a
