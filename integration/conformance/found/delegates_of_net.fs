open System
let l = Lazy<int>(fun () -> printfn "once"; 5)
printfn "%d %d" l.Value l.Value


let l3 = new Lazy<int>(Func<int>(fun () -> 8))
printfn "%d" (l3.Force())
let a = [| 3; 1; 2 |]
Array.Sort(a, Comparison(fun x y -> compare y x))
printfn "%A" a
printfn "%A" (Array.Find(a, fun x -> x < 3))
printfn "%A" (Array.ConvertAll(a, fun x -> string x))
printfn "%b" (Array.Exists(a, Predicate(fun x -> x = 2)))
Array.ForEach(a, Action<int>(printf "%d "))
printfn ""
