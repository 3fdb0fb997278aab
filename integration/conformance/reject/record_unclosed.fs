type R = { A: int }
let p = { A = 1
printfn "%A" p
