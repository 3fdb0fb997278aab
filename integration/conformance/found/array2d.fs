let a = Array2D.create 2 3 0
a.[0, 1] <- 5
a.[1, 2] <- 7
printfn "%A" a
printfn "%d %d" (Array2D.length1 a) (Array2D.length2 a)
let b = Array2D.init 3 3 (fun i j -> i * j)
printfn "%A" b
b |> Array2D.iteri (fun i j x -> if x > 2 then printfn "%d %d %d" i j x)
let c = Array2D.map (fun x -> x + 1) b
printfn "%d" c.[2, 2]
for i in 0 .. Array2D.length1 c - 1 do
  for j in 0 .. Array2D.length2 c - 1 do
    printf "%d " c.[i, j]
  printfn ""
let z : float[,] = Array2D.zeroCreate 2 2
printfn "%A" z
printfn "%d %d" (a.GetLength 0) (a.GetLength(1))
printfn "%d" z.Length
let d = array2D [[1; 2]; [3; 4]]
printfn "%d %d" d.[1, 0] (Array2D.get d 0 1)
printfn "%A" (try string a.[5, 5] with :? System.IndexOutOfRangeException -> "out")
let mul (x: int[,]) (y: int[,]) =
  Array2D.init (Array2D.length1 x) (Array2D.length2 y) (fun i j ->
    Seq.sum (seq { for k in 0 .. Array2D.length2 x - 1 -> x.[i, k] * y.[k, j] }))
printfn "%A" (mul d d)
let copy = Array2D.copy d
copy.[0, 0] <- 100
printfn "%d %d" d.[0, 0] copy.[0, 0]
printfn "%A" (Array2D.mapi (fun i j x -> sprintf "%d%d%d" i j x) d)
type Board = { Cells: char[,]; W: int }
let board = { Cells = Array2D.create 2 2 '.'; W = 2 }
board.Cells.[0, 1] <- 'x'
for r in 0 .. 1 do
  printfn "%s" (System.String [| for k in 0 .. 1 -> board.Cells.[r, k] |])
