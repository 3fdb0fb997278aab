type Vec = { X: float; Y: float } with
    static member (+) (a, b) = { X = a.X + b.X; Y = a.Y + b.Y }
    static member (*) (k: float, v) = { X = k * v.X; Y = k * v.Y }
    static member (~-) v = { X = -v.X; Y = -v.Y }
    static member Zero = { X = 0.0; Y = 0.0 }
    member v.Length = sqrt (v.X * v.X + v.Y * v.Y)
let a = { X = 3.0; Y = 4.0 }
printfn "%A" (a + 2.0 * a)
printfn "%A" -a
printfn "%.1f" a.Length
printfn "%A" ([ a; { a with X = 1.0 } ] |> List.sortBy (fun v -> v.Length) |> List.map (fun v -> v.X))
let (>=>) f g x = f x |> Result.bind g
let (|?) o d = defaultArg o d
let half x = if x % 2 = 0 then Ok (x / 2) else Error (sprintf "%d is odd" x)
printfn "%A %A" ((half >=> half) 12) ((half >=> half >=> half) 12)
printfn "%d" (None |? 3)
let inline ( ** ) a b = pown a b
printfn "%d" (2 ** 10)
let ( .* ) xs k = List.map ((*) k) xs
printfn "%A" ([1;2;3] .* 2)
