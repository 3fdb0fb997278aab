let divide a b = if b = b then Some (a / b) else None
printfn "%A" (divide 10 2.5)
