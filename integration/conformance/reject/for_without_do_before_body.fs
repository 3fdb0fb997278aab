for i in 1 .. 10
    if i % 2 = 0 then printfn "%d" i
