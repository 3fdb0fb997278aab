module rec M =
    let isEven n = n = 0 || isOdd (n - 1)
    let isOdd n = n <> 0 && isEven (n - 1)
    type A = { B: B option; V: int }
    type B = { A: A list }
    let limit = 10
    let sumA (a: A) = a.V + (match a.B with Some b -> List.sumBy sumA b.A | None -> 0)
printfn "%b %d %d" (M.isEven 10) M.limit (M.sumA { B = Some { A = [ { B = None; V = 2 } ] }; V = 1 })
module rec V =
    let table = [ "a", fa; "b", fb ]
    let fa x = x + 1
    let fb x = fa x * 2
printfn "%A" [ for (n, f) in V.table -> n, f 3 ]
