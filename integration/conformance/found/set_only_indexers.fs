type Grid(w, h) =
    let data = Array2D.zeroCreate<int> w h
    member _.Item
        with get (x, y) = data.[x, y]
        and set (x, y) v = data.[x, y] <- v
    member _.Row with get i = [ for j in 0 .. h - 1 -> data.[i, j] ]
    member _.All with set (i: int) (v: int) = for j in 0 .. h - 1 do data.[i, j] <- v
    member _.Named with set (k: string) (v: int) = printfn "%s=%d" k v
let g = Grid(2, 2)
g.[0, 1] <- 5
g.[1, 1] <- g.[0, 1] + 1
g.Named "q" <- 3
g.Named("r") <- g.[1, 1]
printfn "%A %A" (g.Row 0) (g.Row 1)
g.All 0 <- 9
printfn "%d %d %A" g.[0, 1] g.[1, 1] (g.Row 0)
