let grid = Array2D.init 2 3 (fun i j -> i * 10 + j)
for x in grid do printf "%O " x
printfn ""
let s = grid |> Seq.cast<int> |> Seq.sum
printfn "%d" s
let o : System.Collections.IEnumerable = [1; 2; 3] :> System.Collections.IEnumerable
for x in o do printfn "%A" x
printfn "%A" (Seq.cast<int> o |> Seq.toList)
let r = [box 1; box 2]
printfn "%d" (r |> Seq.cast<int> |> Seq.sum)

