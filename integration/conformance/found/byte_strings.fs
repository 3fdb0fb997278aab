let b = "abc"B
printfn "%A %d %d" b b.Length b.[1]
printfn "%A" (@"a\b"B)
printfn "%A" ""B
let kind = function
    | "GET"B -> "read"
    | "PUT"B | "POST"B -> "write"
    | _ -> "?"
printfn "%s %s %s" (kind "GET"B) (kind "POST"B) (kind [| 71uy; 69uy |])
printfn "%d" (Array.sumBy int "AZ"B)
