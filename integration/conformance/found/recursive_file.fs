module rec Top.Level
let f x = if x <= 0 then 0 else g (x - 1) + 1
let g x = f x
printfn "%d" (f 5)
