use x = { new System.IDisposable with member _.Dispose() = printfn "d" }
printfn "a"
