printfn "%A" (List.average [])
