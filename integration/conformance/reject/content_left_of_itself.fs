module M
    let x = 1
printfn "%d" x
