// .NET's sort of arrays is not stable; F#'s of lists and sequences is, and sees through orders that never answer zero.
open System.Collections.Generic
let items n m = [| for i in 0 .. n - 1 -> (i * 7919 + 13) % m, i |]
for n, m in [ 10, 3; 16, 4; 17, 4; 40, 5; 100, 7; 300, 10 ] do
    let a = items n m
    printfn "%A" (Array.sortBy fst a |> Array.map snd |> Array.toList |> sprintf "%O")
    printfn "%s" (Array.sortBy fst a |> Array.map (snd >> string) |> String.concat " ")
    printfn "%s" (Array.sortByDescending fst a |> Array.map (snd >> string) |> String.concat " ")
    printfn "%s" (Array.sortBy (fun (k, _) -> string k) a |> Array.map (snd >> string) |> String.concat " ")
    printfn "%s" (Array.sortBy (fun (k, _) -> k, 1) a |> Array.map (snd >> string) |> String.concat " ")
    printfn "%s" (Array.sortBy (fun (k, _) -> float k) a |> Array.map (snd >> string) |> String.concat " ")
    printfn "%s" (Array.sortBy (fun (k, _) -> Some k) a |> Array.map (snd >> string) |> String.concat " ")
    printfn "%s" (List.sortBy fst (List.ofArray a) |> List.map (snd >> string) |> String.concat " ")
    printfn "%s" (Array.sortWith (fun (a, _) (b, _) -> compare a b) a |> Array.map (snd >> string) |> String.concat " ")
    if n <= 16 then printfn "%s" (Array.sortWith (fun (a, _) (b, _) -> if a < b then -1 else 1) a |> Array.map (snd >> string) |> String.concat " ")
    if n <= 16 then printfn "%s" (List.sortWith (fun (a, _) (b, _) -> if a > b then 1 else -1) (List.ofArray a) |> List.map (snd >> string) |> String.concat " ")
    if n <= 16 then printfn "%s" (Seq.sortWith (fun (a, _) (b, _) -> if a > b then 1 else -1) a |> Seq.map (snd >> string) |> String.concat " ")
    let r = List<int * int>(a)
    r.Sort(fun (a, _) (b, _) -> compare a b)
    printfn "%s" (r |> Seq.map (snd >> string) |> String.concat " ")
    let b = Array.copy a
    Array.sortInPlaceBy fst b
    printfn "%s" (b |> Seq.map (snd >> string) |> String.concat " ")
    let b = Array.copy a
    Array.sortInPlaceWith (fun (a, _) (b, _) -> compare a b) b
    printfn "%s" (b |> Seq.map (snd >> string) |> String.concat " ")
    let b = Array.copy a
    System.Array.Sort(b, fun (a, _) (b, _) -> compare a b)
    printfn "%s" (b |> Seq.map (snd >> string) |> String.concat " ")
    let keys, vals = Array.map fst a, Array.map snd a
    System.Array.Sort(keys, vals)
    printfn "%s" (vals |> Seq.map string |> String.concat " ")
let log = ResizeArray<string>()
printfn "%A" (List.sortWith (fun a b -> log.Add(sprintf "%d,%d" a b); compare a b) [ 3; 1; 2 ])
printfn "%s" (String.concat " " log)
log.Clear()
printfn "%A" (List.sortWith (fun a b -> log.Add(sprintf "%d,%d" a b); compare a b) [ 5; 2; 4; 1; 3 ])
printfn "%s" (String.concat " " log)
log.Clear()
printfn "%A" (List.sortBy (fun a -> log.Add(string a); -a) [ 5; 2; 4; 1; 3 ])
printfn "%s" (String.concat " " log)
log.Clear()
log.Clear()
