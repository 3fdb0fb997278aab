// Variables that functions share with what is around them.
let agent =
    let mutable state = []
    fun msg -> state <- msg :: state; List.length state
agent "a" |> ignore
printfn "%d" (agent "b")
let makeOne () =
    let mutable n = 0
    fun () -> n <- n + 1; n
let cc = makeOne ()
cc () |> ignore
printfn "%d" (cc ())
let agent2 =
    let mutable n = 0
    let bump () = n <- n + 1; n
    bump
agent2 () |> ignore
printfn "%d" (agent2 ())
let make () =
    let mutable n = 0
    let bump k = n <- n + k; n
    let read () = n
    bump, read
let bump, read = make ()
printfn "%d %d %d" (bump 2) (read ()) (bump 3 + read ())
let loops =
    [ for i in 1..3 do
        let mutable total = i * 10
        for j in 1..2 do total <- total + j
        let add k = total <- total + k; total
        yield add ]
printfn "%A" (loops |> List.map (fun f -> f 1 + f 1))
type IC = abstract Next: unit -> int
let counterObject start =
    let mutable n = start
    { new IC with member _.Next() = n <- n + 1; n }
let o = counterObject 5
o.Next() |> ignore
printfn "%d" (o.Next())
let lazily =
    let mutable seen = []
    let s = seq { for i in 1..3 do
                    seen <- i :: seen
                    yield i }
    List.ofSeq s |> ignore
    List.ofSeq s |> ignore
    seen
printfn "%A" lazily
let swap () =
    let mutable a = 1
    let mutable b = 2
    let exchange () = let t = a in a <- b; b <- t
    exchange ()
    a, b, a + (exchange (); a) * 10
printfn "%A" (swap ())
let nested () =
    let mutable x = 0
    let f () = (let g () = x <- x + 1 in g (); g ())
    f (); f ()
    x
printfn "%d" (nested ())
