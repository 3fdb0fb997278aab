open System.Text
let sb = StringBuilder()
sb.Append("a").Append('b').Append(1).Append(2.5).Append(true).Append(3L).AppendLine().AppendLine("x") |> ignore
sb.AppendFormat("{0}-{1:F1}", 1, 2.0).Append('z', 3) |> ignore
printfn "%s" (sb.ToString())
printfn "%d %c" sb.Length sb.[0]
sb.[0] <- 'Q'
sb.Insert(1, "INS").Insert(0, 42).Insert(0, true).Insert(0, 2.5).Insert(0, 'c') |> ignore
sb.Replace("INS", "ins").Replace('Q', 'q') |> ignore
sb.Remove(0, 3) |> ignore
printfn "%s" (sb.ToString())
printfn "%s" (sb.ToString(0, 4))
sb.Length <- 3
printfn "%O" sb
sb.Clear() |> ignore
printfn "%d" sb.Length
sb.Append([|'x'; 'y'|]).Append("hello", 1, 3).Append(StringBuilder("inner")).Append(1.5M).Append(2uy).Append(null: string) |> ignore
printfn "%s" (sb.ToString())
printfn "%b" (sb.Equals(StringBuilder("xyell")))
printfn "%s" (string sb)
