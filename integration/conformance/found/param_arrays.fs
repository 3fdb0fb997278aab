type M() =
    member _.F(a: int, ?b: int) = a + defaultArg b 10
    member _.G([<System.ParamArray>] xs: int[]) = Array.sum xs
    member _.L(head: string, [<System.ParamArray>] rest: string[]) = head + ":" + System.String.Join(",", rest)
    member _.H(a: int) = "int"
    member _.H(a: string) = "string"
    static member Of([<System.ParamArray>] xs: obj[]) = xs.Length
let m = M()
printfn "%d %d %d %s %s" (m.F 1) (m.F(1, 2)) (m.G(1, 2, 3)) (m.H 1) (m.H "a")
printfn "%d %d %d" (m.G()) (m.G [| 4; 5 |]) (m.G 7)
printfn "%s %s %s" (m.L "a") (m.L("a", "b")) (m.L("a", "b", "c"))
printfn "%d" (M.Of(1, "a", 2.0))
