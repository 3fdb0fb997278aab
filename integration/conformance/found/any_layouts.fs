let longList = [ for i in 1 .. 30 -> i * 1000 ]
printfn "%A" longList
type Rec = { Name: string; Values: int list; Nested: Rec option; Map: Map<string, int> }
let r = { Name = "outer"; Values = [1 .. 5]; Nested = Some { Name = "inner"; Values = []; Nested = None; Map = Map.empty }; Map = Map.ofList ["k", 1] }
printfn "%A" r
printfn "%A" [r]
printfn "%A" (Some r)
printfn "%A" (1, r.Name, [Some 1.5; None])
printfn "%A" [| for i in 1 .. 120 -> i |]
printfn "%A" (Array.init 3 (fun i -> String.replicate 30 (string i)))
printfn "%A" {| A = 1; B = [ "x" ]; C = {| D = 2.5 |} |}
printfn "%A" (Map.ofList [ for i in 1 .. 12 -> i, String.replicate 5 "ab" ])
printfn "%A" (Set.ofList [ "b"; "a" ], [ 'a'; 'b' ], "tab\t", 'c', "\\")
printfn "%A" [ [ 1; 2 ]; [ 3 ] ]
printfn "%A" (Ok [ 1; 2 ] : Result<int list, string>)
printfn "%10.3A|%-8A|" 1.5 (Some 1)
printfn "%s" (sprintf "%A" (String.replicate 100 "x"))
printfn "%A" (box 1, box "a", null)
printfn "%A" (dict [ 1, "a" ])
