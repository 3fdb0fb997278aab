type C(b: obj) =
    member c.Is<'U>() = match b with :? 'U -> true | _ -> false
    static member Make<'U>(x: obj) = x :?> 'U
    static member Count<'U> (xs: 'U list) = List.length xs
let c = C(box 1.0)
printfn "%b %b" (c.Is<float>()) (c.Is<int>())
printfn "%d" (C.Make<int>(box 4))
printfn "%d" (C.Count<string> [ "a" ])
let xs = System.Collections.Generic.List<int>()
let arr = Array.zeroCreate<float> 2
printfn "%A" arr
