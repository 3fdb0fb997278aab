open System.Text
let sb = StringBuilder("abc", 10)
sb.EnsureCapacity 100 |> ignore
sb.Replace("b", "BB", 0, 2) |> ignore
printfn "%O %d" sb (sb.MaxCapacity)
let arr = Array.zeroCreate 4
sb.CopyTo(0, arr, 1, 3)
printfn "%A" arr
sb.Append([|'a';'b';'c'|], 1, 2) |> ignore
sb.Append(box 5).Append(Some 1) |> ignore
printfn "%O" sb
try sb.Insert(100, "x") |> ignore with e -> printfn "%s" (e.GetType().Name)
try sb.Remove(0, 100) |> ignore with e -> printfn "%s" (e.GetType().Name)
try sb.[100] |> ignore with e -> printfn "%s" (e.GetType().Name)
