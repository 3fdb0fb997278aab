// A function shows the class that F# makes of it: what is being defined, the line, and how many of that name came before.
printfn "%A" (fun x -> x)
printfn "%A" (fun x -> x + 1)
let f = fun x -> x + 1
printfn "%A" f
let g x = x + 1
printfn "%A" g
let h x y = x + y
printfn "%A" h
printfn "%A" (h 1)
let inc = h 1
printfn "%A" inc
printfn "%O" inc
let alias = g
printfn "%A" alias
let add : int -> int -> int = (+)
printfn "%A" add
printfn "%A" ((+) 1)
let composed = f >> g
printfn "%A" composed
printfn "%A" (f >> g << f)
let table = [ "a", (fun (s: string) -> s.Length > 1); "b", (fun s -> s <> "") ]
printfn "%A" table
let mutable handler = inc
handler <- h 3
printfn "%A" handler
handler <- f
printfn "%A" handler
let xs = [ 1; 2; 3 ]
xs |> List.map (fun x -> x * 2) |> List.filter (fun x -> x > 2) |> List.iter (fun x -> printfn "%d" x)
printfn "%A" (fun () -> 1)
printfn "%d %A" (List.sumBy (fun x -> x * x) xs) (fun (a, b) -> a + b)
printfn "%s" (string f)
printfn "%s" (g.ToString())
let ``two words`` = Some(fun x -> x + 1)
printfn "%A" ``two words``
