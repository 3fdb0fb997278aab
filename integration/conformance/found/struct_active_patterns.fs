// F# 6. The output is that of the program with Some and None.
[<return: Struct>]
let (|Mul|_|) d x = if x % d = 0 then ValueSome (x / d) else ValueNone
let f = function Mul 3 n -> sprintf "3*%d" n | Mul 2 (Mul 2 n) -> sprintf "4*%d" n | n -> string n
printfn "%s %s %s %s" (f 9) (f 8) (f 10) (f 7)
