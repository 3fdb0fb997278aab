for i in 1 to 3 do
    printfn "%d" i
