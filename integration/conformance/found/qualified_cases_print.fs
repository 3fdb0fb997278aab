[<RequireQualifiedAccess>]
type L = Low | High of int
printfn "%A %A %O %s" L.Low (L.High 3) L.Low (string (L.High 2))
printfn "%A" [L.Low]
