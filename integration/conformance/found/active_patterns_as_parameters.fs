let sumBy (|Weight|) xs = List.sumBy (fun (Weight w) -> w) xs
printfn "%d" (sumBy (fun s -> String.length s) ["a"; "bbb"])
let f (|Half|_|) n = match n with Half k -> k | n -> -n
printfn "%d %d" (f (fun n -> if n % 2 = 0 then Some (n / 2) else None) 10) (f (fun _ -> None) 4)
let g ((|A|B|) : int -> Choice<unit, int>) n = match n with A -> "a" | B k -> string k
printfn "%s %s" (g (fun n -> if n = 0 then Choice1Of2 () else Choice2Of2 (n * 2)) 0) (g (fun n -> Choice2Of2 n) 5)
let h (|X|Y|) n = match n with X (a: int) -> a | Y b -> String.length b
printfn "%d" (h (fun n -> if n then Choice1Of2 1 else Choice2Of2 "abc") false)
let parsed = List.map (fun ((|P|), s) -> match s with P x -> x + 1) [ int, "1"; String.length, "abc" ]
printfn "%A" parsed
let k x =
    let (|Big|_|) n = if n > x then Some (n - x) else None
    fun y -> match y with Big d -> d | _ -> 0
printfn "%d %d" (k 3 10) (k 30 10)
for (|N|), v in [ (fun x -> x * 2), 1; (fun x -> x + 7), 2 ] do
    let (N r) = v
    printf "%d " r
printfn ""
let even n = if n % 2 = 0 then Some () else None
let count (|Is|_|) xs = xs |> List.filter (function Is -> true | _ -> false) |> List.length
printfn "%d" (count even [1..10])
