let f x y = floor (x + y)
printfn "%A" (f 1.5 2.5)
let g x = floor x
printfn "%A" (g 1.5)
let h (x, y) = ceil (x * x + y * y)
printfn "%A" (h (1.5, 2.0))
let k x = 2.0 * floor x
printfn "%A" (k 1.5)
let m xs = xs |> List.map (fun x -> floor (x / 2.0))
printfn "%A" (m [3.0])
let sum = [1.5; 2.5] |> List.map floor |> List.sum
printfn "%A" sum
let sq x = sqrt x
printfn "%A" (sq 4.0)
let len (x, y) = sqrt (x * x + y * y)
printfn "%A" (len (3.0, 4.0))
let c = sqrt >> floor
printfn "%A" (c 5.0)
let d p q = sqrt (p ** 2.0 + q ** 2.0)
printfn "%A" (d 3.0 4.0)
let r = sqrt 2.0 |> fun y -> y * y
printfn "%.3f" r
let e x = exp (-x)
printfn "%.3f" (e 1.0)
let stat xs =
    let n = float (List.length xs)
    let mean = List.sum xs / n
    sqrt (List.sumBy (fun x -> (x - mean) ** 2.0) xs / n)
printfn "%.3f" (stat [1.0; 2.0; 3.0])
let dist a b = abs (a - b) |> sqrt
printfn "%A" (dist 1.0 5.0)
let app f x = f x
printfn "%A" (app sqrt 9.0, app log10 100.0)
let pipe = 16.0 |> sqrt |> sqrt
printfn "%A" pipe
[<Measure>] type m
let area = 16.0<m^2>
let side = sqrt area
printfn "%A" side
let hyp (a: float<m>) (b: float<m>) = sqrt (a * a + b * b)
printfn "%A" (hyp 3.0<m> 4.0<m>)
let lnx x = log x / log 2.0
printfn "%A" (lnx 8.0)
let at = atan2 1.0 1.0
printfn "%.4f" at
let table = [ "sin", sin; "cos", cos; "tan", tan ]
for (n, f) in table do printfn "%s %.3f" n (f 1.0)
let compose (fs: (float -> float) list) = List.fold (>>) id fs
printfn "%.3f" (compose [sin; sqrt; exp] 1.0)
let sigmoid z = 1.0 / (1.0 + exp -z)
printfn "%.3f" (sigmoid 0.5)
let norm v = sqrt (Array.sumBy (fun x -> x * x) v)
printfn "%.3f" (norm [|3.0; 4.0|])
