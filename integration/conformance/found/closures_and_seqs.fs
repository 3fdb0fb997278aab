let counter () =
    let n = ref 0
    fun () -> n.Value <- n.Value + 1; n.Value
let c1, c2 = counter (), counter ()
printfn "%d %d %d" (c1 ()) (c1 ()) (c2 ())
let memo f =
    let cache = System.Collections.Generic.Dictionary<_, _>()
    fun x ->
        match cache.TryGetValue x with
        | true, v -> v
        | _ ->
            let v = f x
            cache.[x] <- v
            v
let slow = memo (fun x -> printfn "computing %d" x; x * x)
printfn "%d %d" (slow 3) (slow 3)
let rec fix f x = f (fix f) x
printfn "%d" (fix (fun self n -> if n <= 1 then 1 else n * self (n - 1)) 10)
let fibs = Seq.unfold (fun (a, b) -> Some (a, (b, a + b))) (0, 1)
printfn "%A" (fibs |> Seq.takeWhile (fun x -> x < 100) |> Seq.toList)
let mutable total = 0
for i in 10 .. -3 .. 0 do total <- total + i
printfn "%d" total
let arr = Array.init 5 (fun i -> i * i)
arr.[2] <- 99
Array.sortInPlaceBy (fun x -> -x) arr
printfn "%A %A" arr arr.[1..2]
let words = "the quick brown fox jumps over the lazy dog the end".Split(' ')
words |> Array.countBy id |> Array.sortByDescending snd |> Array.truncate 2 |> printfn "%A"
words |> Seq.groupBy String.length |> Seq.map (fun (k, v) -> k, Seq.length v) |> Seq.sortBy fst |> Seq.iter (fun (k, n) -> printf "%d:%d " k n)
printfn ""
