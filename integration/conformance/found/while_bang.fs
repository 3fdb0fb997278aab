// F# 8. The output is that of the program with `let!` before and at the end of the loop.
type State = { mutable N: int }
let s = { N = 0 }
let more () = async { return s.N < 3 }
let t = async {
    while! more () do
        s.N <- s.N + 1
        printfn "turn %d" s.N
    printfn "end"
    return s.N }
printfn "%d" (Async.RunSynchronously t)
match "s" with
| nameof s -> printfn "the name"
| _ -> printfn "another"
