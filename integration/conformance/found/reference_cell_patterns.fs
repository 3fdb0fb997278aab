let r = ref 5
let { contents = c } = r
printfn "%d" c
match r with
| { contents = 5 } -> printfn "five"
| { contents = n } -> printfn "%d" n
let f { contents = x } = x + 1
printfn "%d" (f (ref 3))
let r2 = { contents = 7 }
printfn "%d %A" r2.Value r2
r2.contents <- 8
printfn "%d" !r2
let l = [ ref 1; ref 2 ]
for { contents = x } in l do printf "%d " x
printfn ""
