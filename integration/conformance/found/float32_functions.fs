let p (x: float32) = printfn "%.6f" x
p (sqrt 2.0f); p (exp 1.0f); p (log 2.0f); p (log10 100.0f); p (sin 1.0f); p (cos 1.0f); p (tan 1.0f)
p (asin 1.0f); p (acos 0.5f); p (atan 1.0f); p (atan2 1.0f 2.0f); p (sinh 1.0f); p (cosh 1.0f); p (tanh 1.0f)
p (floor 1.5f); p (ceil 1.2f); p (round 2.5f); p (truncate 1.9f); p (abs -1.5f)
p (2.0f ** 0.5f)
p (pown 1.5f 3)
p (1.0f / 3.0f)
p (float32 0.1)
p (min 1.0f 2.0f)
printfn "%f %g %.3f" 1.5f 2.5f 3.14159f
printfn "%O %s" 1.5f (string 0.1f)
printfn "%d" (sign -2.0f)
let f x = sqrt (x * x + 1.0f)
p (f 2.0f)
p (List.sum [0.1f; 0.2f])
p (List.average [1.0f; 2.0f])
p (Seq.sumBy (fun x -> x * 2.0f) [1.0f; 2.0f])
let inline norm x y = sqrt (x * x + y * y)
p (norm 3.0f 4.0f)
printfn "%A" (norm 3.0 4.0)
p (float32 "1.5")
p (System.Single.Parse "2.5")
printfn "%b" (System.Single.IsNaN nanf)
let xs = [| 1.0f; 2.0f |]
printfn "%A" xs
printfn "%.4f" (Array.map sqrt xs).[1]
[1.0f] |> List.map sin |> List.iter (printfn "%.5f")
[1.0] |> List.map (sin >> cos) |> printfn "%A"
