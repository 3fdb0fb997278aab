type R(n: string) =
    member _.N = n
let a = new R "a"
let b = R "b"
let c = new System.Text.StringBuilder "xyz"
printfn "%s %s %O" a.N b.N c
let f (x: int) (y: int) = x * 10 + y
printfn "%d %d %d %d" (f (1)(2)) (f(1) (2)) (f(1)(2)) ((f)(1)(2))
let inline dot (a: ^a * ^a) (b: ^a * ^a) = fst a * fst b + snd a * snd b
printfn "%d %f" (dot (1, 2) (3, 4)) (dot (1.0, 2.0) (0.5, 0.5))
let inline average (xs: ^a list) : ^a =
    List.sum xs / (LanguagePrimitives.GenericOne + LanguagePrimitives.GenericOne)
printfn "%d %f" (average [ 2; 4 ]) (average [ 1.0; 2.0 ])
