type Tree<'a> = Leaf | Node of Tree<'a> * 'a * Tree<'a>
let rec insert x t =
    match t with
    | Leaf -> Node(Leaf, x, Leaf)
    | Node(l, v, r) when x < v -> Node(insert x l, v, r)
    | Node(l, v, r) when x > v -> Node(l, v, insert x r)
    | _ -> t
let rec walk t = seq {
    match t with
    | Leaf -> ()
    | Node(l, v, r) ->
        yield! walk l
        yield v
        yield! walk r }
let t = List.fold (fun t x -> insert x t) Leaf [5; 2; 8; 1; 9; 3]
printfn "%A" (walk t |> List.ofSeq)
let res name = { new System.IDisposable with member _.Dispose() = printfn "dispose %s" name }
let s = seq {
    use r = res "r"
    try
        printfn "start"
        yield 1
        yield 2
        for i in 3 .. 5 do
            printfn "gen %d" i
            yield i
    finally
        printfn "cleanup" }
printfn "%A" (s |> Seq.take 3 |> Seq.toList)
printfn "%d" (Seq.sum s)
let rec collatz n = seq {
    yield n
    if n <> 1 then
        if n % 2 = 0 then yield! collatz (n / 2)
        else yield! collatz (3 * n + 1) }
printfn "%A" (collatz 6 |> Seq.toList)
let rec nat n = seq { yield n; yield! nat (n + 1) }
printfn "%A" (nat 0 |> Seq.filter (fun x -> x % 3 = 0) |> Seq.truncate 4 |> Seq.toArray)
let mutable state = 0
let w = seq {
    while state < 3 do
        state <- state + 1
        yield state * 100 }
printfn "%A" (Seq.toList w)
printfn "%A" (Seq.toList w)
let pairs = seq { for i in 1 .. 3 do for j in i .. 3 do if (i + j) % 2 = 0 then yield (i, j) }
printfn "%A" pairs
let e = (seq { yield 1; failwith "bad"; yield 2 }).GetEnumerator()
printfn "%b %d" (e.MoveNext()) e.Current
try e.MoveNext() |> ignore with Failure m -> printfn "failed %s" m
let nested = seq { yield seq { yield 1 }; yield seq { for i in 1 .. 3 -> i } }
printfn "%A" nested
let c = Seq.cache (seq { for i in 1 .. 3 do printfn "eval %d" i; yield i })
printfn "%d %d" (Seq.sum c) (Seq.length c)
printfn "%A" (Seq.unfold (fun (a, b) -> if a > 50 then None else Some(a, (b, a + b))) (0, 1) |> Seq.toList)
let q = seq { 1 .. 2 .. 9 }
printfn "%A" q
printfn "%A" (seq { 'a' .. 'e' } |> Seq.rev |> System.String.Concat)
printfn "%A" (seq { let x = 3 in yield x; let y = x * 2 in yield y } |> Seq.toList)
