type V =
    { X: int; Y: int }
    static member Zero = { X = 0; Y = 0 }
    static member (+) (a: V, b: V) = { X = a.X + b.X; Y = a.Y + b.Y }
    static member DivideByInt(a: V, n: int) = { X = a.X / n; Y = a.Y / n }
let vs = [ { X = 1; Y = 2 }; { X = 3; Y = 4 } ]
printfn "%A" (List.sum vs)
printfn "%A" (List.sumBy (fun v -> { v with X = v.X * 2 }) vs)
printfn "%A" (List.average vs)
printfn "%A" (Seq.sum vs)
printfn "%A" (Array.sum [| { X = 5; Y = 5 } |])
printfn "%A" (List.averageBy id vs)
