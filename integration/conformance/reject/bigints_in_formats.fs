let big = 2I
printfn "%d" 3
printfn "%d" big
printfn "%s" (sprintf "%x" 5I)
printfn "%O %A" big big
