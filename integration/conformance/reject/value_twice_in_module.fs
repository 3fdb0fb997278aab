module M =
    let x = 1
    let y = x
    let x = 2
printfn "%d" M.x
