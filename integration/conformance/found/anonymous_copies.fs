type P = { X: int; Y: string }
let p = { X = 1; Y = "y" }
let a = {| p with Z = 2.5 |}
printfn "%d %s %g" a.X a.Y a.Z
let b = {| a with Z = 3.5; W = 'w' |}
printfn "%A" b
let c = {| b with X = "now a string" |}
printfn "%A %s" c c.X
let d = {| X = 1; Y = 2 |}
let e = {| d with Y = 5 |}
printfn "%A %b %b" e (d = e) ({| d with Y = 2 |} = d)
let f (r: {| A: int |}) = {| r with B = r.A * 2 |}
printfn "%A" (f {| A = 4 |})
let nested = {| Inner = {| V = 1 |}; Name = "n" |}
printfn "%A" {| nested with Inner = {| nested.Inner with V = 2 |} |}
printfn "%d" ((f {| A = 1 |}).B)
let people = [ "ann", 3; "bob", 5 ] |> List.map (fun (n, a) -> {| Name = n; Age = a |})
printfn "%A" (people |> List.map (fun r -> {| r with Older = r.Age + 1 |}))
printfn "%A" (people |> List.sortByDescending (fun r -> r.Age) |> List.map (fun r -> r.Name))
printfn "%d" (compare {| A = 1; B = 2 |} {| A = 1; B = 3 |})
printfn "%d" (hash {| A = 1 |} - hash {| A = 1 |})
printfn "%O" {| A = 1; B = "s" |}
