let ok, v = System.Int32.TryParse "12"
printfn "%b %d" ok v
let mutable r = 0
if System.Int32.TryParse("34", &r) then printfn "%d" r
match System.Double.TryParse "1.5" with
| true, x -> printfn "%f" x
| _ -> printfn "no"
let d = dict [ "a", 1 ]
match d.TryGetValue "a" with
| true, x -> printfn "%d" x
| false, _ -> printfn "none"
