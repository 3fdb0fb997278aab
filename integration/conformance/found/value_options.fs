let f x = if x > 0 then ValueSome x else ValueNone
printfn "%A %A %b %d" (f 1) (f 0) (f 1).IsSome (f 3).Value
let g (v: int voption) = match v with ValueSome n when n > 5 -> "big" | ValueSome _ -> "some" | ValueNone -> "none"
printfn "%s %s %s" (g (f 9)) (g (f 1)) (g ValueNone)
printfn "%d %A" (ValueOption.defaultValue 7 ValueNone) (f 2 |> ValueOption.map ((+) 1))
printfn "%b" (f 1 = ValueSome 1)
let h (v: ValueOption<string>) = v.IsNone
printfn "%b" (h ValueNone)
