printfn "%A" (List.sum [])
