let inline (|>!) x f = f x; x
let memoize f =
    let cache = System.Collections.Generic.Dictionary<_, _>()
    fun x ->
        match cache.TryGetValue x with
        | true, v -> v
        | _ ->
            let v = f x
            cache.[x] <- v
            v
let slow = memoize (fun n -> printfn "computing %d" n; n * n)
printfn "%d %d" (slow 4) (slow 4)
let curry f a b = f (a, b)
let uncurry f (a, b) = f a b
printfn "%d %d" (curry fst 1 2) (uncurry (+) (3, 4))
let rec foldr f acc = function [] -> acc | x :: xs -> f x (foldr f acc xs)
printfn "%A" (foldr (fun x acc -> x * 2 :: acc) [] [1;2;3])
let pipeline = [ (+) 1; (*) 2; fun x -> x - 3 ]
printfn "%d" (List.fold (|>) 5 pipeline)
let compose = List.reduce (>>) pipeline
printfn "%d" (compose 5)
let flip f a b = f b a
printfn "%d" (flip (-) 1 10)
let x = 5 |>! printfn "saw %d"
printfn "%d" x
let ap fs xs = [ for f in fs do for x in xs -> f x ]
printfn "%A" (ap [string; sprintf "<%d>"] [1;2])
