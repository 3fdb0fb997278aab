let names = readOnlyDict [ 1, "x"; 2, "y" ]
printfn "%s %b %d" names.[1] (names.ContainsKey 3) names.Count
printfn "%A" [ for KeyValue (k, v) in names -> k, v ]
match names.TryGetValue 2 with
| true, v -> printfn "%s" v
| _ -> printfn "none"
