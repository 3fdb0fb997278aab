// Random with a seed gives .NET's numbers.
open System
let show (r: Random) =
    printfn "%A" [ for _ in 1 .. 5 -> r.Next() ]
    printfn "%A" [ for _ in 1 .. 5 -> r.Next 100 ]
    printfn "%A" [ for _ in 1 .. 5 -> r.Next(-5, 5) ]
    printfn "%A" [ for _ in 1 .. 3 -> r.NextDouble() ]
    printfn "%A" [ for _ in 1 .. 3 -> r.Next(Int32.MinValue, Int32.MaxValue) ]
    let bs = Array.zeroCreate<byte> 5
    r.NextBytes bs
    printfn "%A" bs
for seed in [ 0; 1; 42; -42; 12345; Int32.MinValue; Int32.MaxValue; 161803398; 161803399 ] do show (Random seed)
let rng = Random(7)
let shuffle (a: int[]) =
    let a = Array.copy a
    for i in a.Length - 1 .. -1 .. 1 do
        let j = rng.Next(i + 1)
        let t = a.[i]
        a.[i] <- a.[j]
        a.[j] <- t
    a
printfn "%A" (shuffle [| 1 .. 10 |])
let dice = Seq.init 1000 (fun _ -> rng.Next(1, 7)) |> Seq.countBy id |> Seq.sort |> Seq.toList
printfn "%A" dice
printfn "%s" (try string (rng.Next -1) with :? ArgumentOutOfRangeException as e -> e.ParamName)
printfn "%s" (try string (rng.Next(5, 1)) with :? ArgumentOutOfRangeException as e -> e.ParamName)
printfn "%d %d" (rng.Next 0) (rng.Next(3, 3))
printfn "%O" rng
