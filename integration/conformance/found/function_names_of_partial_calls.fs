// Where only the run time knows that arguments are missing, FSharp.Core's own classes wait for them.
let add3 a b c = a + b + c
printfn "%A" (add3 1 2)
let rec apply f n = if n = 0 then f 1 else apply f (n - 1)
printfn "%A" (apply add3 1)
printfn "%A" ([ 1; 2 ] |> List.map (fun x y -> x + y))
printfn "%A" ([ 1; 2 ] |> List.map (fun x y z -> x + y + z))
printfn "%A" ([ 1; 2 ] |> List.map (fun x y z w -> x + y + z + w))
printfn "%A" ([ 1; 2 ] |> List.map (fun x y z w v -> x + y + z + w + v))
let waiting = [ add3 ]
printfn "%A" (waiting.[0] 1)
printfn "%A" (waiting.[0] 1 2)
