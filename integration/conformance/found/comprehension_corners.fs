let a = [ for i in 1 .. 3 do
            for j in i .. 3 do
                if (i + j) % 2 = 0 then
                    yield (i, j)
                else
                    yield! [ (j, i); (0, 0) ] ]
printfn "%A" a
let b = [| let mutable x = 1
           while x < 50 do
               yield x
               x <- x * 3 |]
printfn "%A" b
let c = seq {
    yield 1
    let x = 5
    yield! seq { for k in 1 .. x do if k % 2 = 1 then yield k * 10 }
    match x with
    | 5 -> yield 999
    | _ -> ()
    try
        yield 7
    finally
        printfn "fin"
}
printfn "%A" (Seq.toList c)
let rec perms l = [
    match l with
    | [] -> yield []
    | _ ->
        for x in l do
            for rest in perms (List.filter ((<>) x) l) do
                yield x :: rest ]
printfn "%A" (perms [1;2;3])
let d = [ 1; 2; if a.Length > 3 then 3; 4 ]
printfn "%A" d
let e = [ for x in [1;2;3] -> x, x * x ]
printfn "%A" e
let f = [ yield! [1;2]; yield 3; yield! [| 4 |] ]
printfn "%A" f
let g = [ for KeyValue (k, v) in Map.ofList ["a", 1] do k, v ]
printfn "%A" g
let h = [ for i in 10 .. -3 .. 1 -> i ]
printfn "%A" h
let ev = seq { 1 .. 2 .. 9 } |> Seq.map (fun x -> x * x) |> List.ofSeq
printfn "%A" ev
let st = set [ for c in "hello" -> c ]
printfn "%A" st
