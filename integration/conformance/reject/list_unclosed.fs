let xs = [ 1; 2
printfn "%A" xs
