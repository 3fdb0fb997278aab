[<EntryPoint>]
let main argv =
    printfn "%d" argv.Length
    0
