let twice n = n * 2
printfn "%d" twice(3)
let s = "a"
printfn "%s" s.ToUpper()
