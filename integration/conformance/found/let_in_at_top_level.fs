// A definition that ends with `in` is seen by everything below it, not by the next line alone.
let a = 1 in
printfn "%d" a
let b = 2 in
printfn "%d" b;

module X =
    let c = 3
printfn "%d" (a + b + X.c)
