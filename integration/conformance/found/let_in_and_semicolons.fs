let a = 1 in printfn "%d" a
printfn "x"; let b = 2 in printfn "%d" b
printfn "y"; let c = 3 in printfn "%d" c; printfn "after %d" c
let f x = printfn "in f"; let y = x + 1 in printfn "%d" y; y * 2
printfn "%d" (f 3)
let g x =
    printfn "g"; let z = x in z + 1
printfn "%d" (g 1)
do printfn "do1"; printfn "do2"
if true then (printfn "p"; let q = 5 in printfn "%d" q)
let h () = let x = 1 in let y = 2 in x + y
printfn "%d" (h ())
let k = (let x = 1 in x), (let y = 2 in y + 1)
printfn "%A" k
let r = [ let x = 3 in x; 4 ]
printfn "%A" r
for i in 1..2 do let s = i * 2 in printf "%d " s; printf "| "
printfn ""
let m = match 3 with 1 -> "a" | n -> let t = n in string t
printfn "%s" m
let rec fib n = if n < 2 then n else fib (n - 1) + fib (n - 2) in printfn "%d" (fib 10)
let x, y = 1, 2 in printfn "%d" (x + y)
let mutable v = 0 in v <- v + 1; printfn "%d" v
printfn "%d" (let a = 1 in a + (let b = 2 in b))
let w = fun x -> let y = x * x in y + 1
printfn "%d" (w 4)
try printfn "t"; let q = 1 in failwithf "bad %d" q with e -> printfn "%s" e.Message
while v < 3 do v <- v + 1; let u = v in printf "%d " u
printfn ""
let lazyV = lazy (printfn "forced"; let z = 9 in z)
printfn "%d" (lazyV.Force())
