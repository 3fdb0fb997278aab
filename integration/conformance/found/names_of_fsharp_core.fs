// Types of FSharp.Core by their whole names, with extensions too.
module ListExt =
    type Microsoft.FSharp.Collections.List<'T> with
        member l.Second = l.Tail.Head
        member l.SumBy(f: 'T -> int) = List.sumBy f l
module OptionExt =
    type Microsoft.FSharp.Core.Option<'T> with
        member o.OrElse d = match o with Some v -> v | None -> d
open ListExt
open OptionExt
open Microsoft.FSharp.Core
open FSharp.Collections
let first (xs: Microsoft.FSharp.Collections.List<int>) = xs.Head
let lookup (m: Map<string, int>) k : Microsoft.FSharp.Core.Option<int> = Map.tryFind k m
let total (xs: FSharp.Collections.seq<int>) = Seq.sum xs
let safe f : Result<int, string> = try Ok (f ()) with e -> Error e.Message
printfn "%d %d %d" (first [ 4; 5 ]) [ 4; 5 ].Second ([ 1; 2 ].SumBy(fun x -> x * 10))
printfn "%d %d" ((lookup (Map.ofList [ "a", 1 ]) "a").OrElse 9) ((lookup Map.empty "a").OrElse 9)
printfn "%d %A" (total [ 1; 2; 3 ]) (safe (fun () -> failwith "no"))
let xs: list<int> = [ 1 ]
let ys: List<int> = xs
printfn "%b %A" (xs = ys) (ys: int list)
