type A = { X : int }
 let x = 1
printfn "a"
