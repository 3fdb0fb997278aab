module rec M
let (a: int) = 2
let (b) = a
let mutable count = 0
let bump () = count <- count + 1
bump ()
bump ()
printfn "%d %d" count b
