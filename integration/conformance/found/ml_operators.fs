let t = true
printfn "%b %b" (t & false) (t or false)
printfn "%s %s" ("a" ^ "b") ((^) "c" "d")
printfn "%b" ((or) false true)
printfn "%d %d" <|| (1, 2)
let pair = 3, 4
(fun a b -> printfn "%d" (a * b)) <|| pair
(fun a b c -> printfn "%d" (a + b + c)) <||| (1, 2, 3)
printfn "%s-%s" <|| ("x", (printfn "first"; "y"))
