type G(n: int) =
    let data = Array.zeroCreate<int> (n * n)
    member _.Item with get (i, j) = data.[i * n + j] and set (i, j) v = data.[i * n + j] <- v
let g = G 3
g.[1, 2] <- 5
printfn "%d" g.[1, 2]
type H() =
    let d = System.Collections.Generic.Dictionary<string, int>()
    member _.Item
        with get k = d.[k]
        and set k v = d.[k] <- v
let h = H()
h.["a"] <- 3
h.["a"] <- h.["a"] + 1
printfn "%d" h.["a"]
