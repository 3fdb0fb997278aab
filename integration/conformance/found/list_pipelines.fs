// Pipelines of lists: what can be told of their order is F#'s, stage by stage over all items.
let say name x =
    printf "%s%d " name x
    x

let show label (xs: int list) = printfn "%s %A" label xs

// One stage that prints, before and behind quiet ones.
show "loud first" ([ 1 .. 5 ] |> List.map (fun x -> say "m" x) |> List.filter (fun x -> x % 2 = 1) |> List.map (fun x -> x * 10))
show "loud last" ([ 1 .. 5 ] |> List.filter (fun x -> x % 2 = 1) |> List.map (fun x -> x * 10) |> List.map (fun x -> say "m" x))
show "loud middle" ([ 1 .. 6 ] |> List.map (fun x -> x + 1) |> List.filter (fun x -> say "f" x % 2 = 0) |> List.map (fun x -> x * x))
// Two that print: all of the first before any of the second.
show "two loud" ([ 1 .. 4 ] |> List.map (fun x -> say "a" x) |> List.map (fun x -> say "b" (x * 2)) |> List.filter (fun x -> x > 3))
show "loud source" ([ for x in 1 .. 4 -> say "s" x ] |> List.map (fun x -> say "t" x))
show "loud source, quiet stages" ([ for x in 1 .. 4 -> say "s" x ] |> List.map (fun x -> x + 1) |> List.filter (fun x -> x <> 3))

// A failure of an early stage comes before what a late one prints.
try
    [ 3; 2; 1; 0; 5 ] |> List.map (fun x -> 6 / x) |> List.iter (fun x -> printf "%d " x)
with e -> printfn "failed first: %s" e.Message

try
    [ 0 .. 3 ] |> List.map (fun x -> x * 2) |> List.iter (fun x -> printf "[%d] " (12 / (x - 4)))
with e -> printfn "failed last: %s" e.Message

// Two that can fail: the first stage does so first, though the second would at an earlier item.
try
    [ 1; 0 ] |> List.map (fun x -> 10 / x) |> List.map (fun x -> failwithf "second %d" x) |> List.length |> printfn "%d"
with e -> printfn "%s" e.Message

// What changes meanwhile is read when F# reads it.
let mutable count = 0
let counter = ref 0

[ 1 .. 3 ]
|> List.map (fun x -> x + counter.Value)
|> List.iter (fun x ->
    counter.Value <- counter.Value + 100
    count <- count + x)

printfn "%d %d" counter.Value count

[ 1 .. 3 ]
|> List.map (fun x -> x + count)
|> List.map (fun x ->
    count <- count + x
    x)
|> show "global"

printfn "%d" count

// Every turn has its own variables.
let delayed = [ 1 .. 4 ] |> List.map (fun x -> x * x) |> List.mapi (fun i x -> fun () -> i * 100 + x) |> List.filter (fun _ -> true)
printfn "%A" [ for f in delayed -> f () ]
let pairs = [ 1 .. 4 ] |> List.mapi (fun i x -> i, x * x) |> List.filter (fun (i, _) -> i <> 1) |> List.map (fun (i, x) -> fun () -> i + x)
printfn "%A" (pairs |> List.map (fun f -> f ()))

// Numbers count what comes in, not what goes on.
[ 5 .. 10 ] |> List.filter (fun x -> x % 2 = 0) |> List.mapi (fun i x -> i * 10 + x) |> List.filter (fun x -> x > 6) |> List.iteri (fun i x -> printf "%d=%d " i x)
printfn ""

// Lists out of lists.
[ 1 .. 4 ] |> List.collect (fun x -> [ for y in 1 .. x -> x * 10 + y ]) |> List.filter (fun x -> x % 2 = 1) |> show "collect"
[ 1 .. 3 ] |> List.collect (fun x -> [ x; -x ]) |> List.map (fun x -> x + 1) |> show "collect of a literal"
[ 1 .. 3 ] |> List.map (fun x -> x) |> List.collect (fun x -> if x = 2 then [] else List.replicate x (say "c" x)) |> List.map (fun x -> x * 2) |> show "collect, loud"
[ 1 .. 3 ] |> List.collect (fun x -> [ yield x; yield! [ 7; 8 ]; if x > 1 then yield 0 ]) |> List.fold (fun s x -> s * 3 + x) 0 |> printfn "%d"

[ Some 1; None; Some 3 ] |> List.choose (fun x -> x) |> List.map (fun x -> x + 1) |> show "choose"
[ 1 .. 6 ] |> List.choose (fun x -> if x % 3 = 0 then Some(string x) else None) |> List.fold (fun s x -> s + x + ";") "" |> printfn "%s"
[ 1 .. 6 ] |> List.map (fun x -> x * 2) |> List.where (fun x -> x > 6) |> List.length |> printfn "%d"
[ 1 .. 3 ] |> List.map (fun x -> float x / 2.0) |> List.fold (fun s x -> s * 2.0 + x) 1.0 |> printfn "%g"

// Empty ones, and what stands before the first item.
let none: int list = []
none |> List.map (fun x -> x + 1) |> List.filter (fun x -> x > 0) |> show "empty"
[ printf "once "; for x in 1 .. 2 do printf "each%d " x; yield x ] |> List.map (fun x -> x + 1) |> show "statements"
List.fold (fun s x -> s - x) (say "start" 100) (List.map (fun x -> x * 2) [ for x in 1 .. 2 -> say "item" x ]) |> printfn "%d"

// Recursion through a pipeline.
type Tree = Node of int * Tree list

let rec total (Node(value, children)) = children |> List.map (fun child -> total child) |> List.fold (fun s x -> s + x) value
let rec make depth = Node(depth, [ 1 .. depth ] |> List.map (fun d -> d - 1) |> List.map (fun d -> make d))
printfn "%d" (total (make 8))

let rec deep n = if n = 0 then 0 else [ n ] |> List.map (fun x -> x - 1) |> List.fold (fun s x -> s + 1 + deep x) 0
printfn "%d" (deep 3000)

// A place in a pipeline that never ends is not run for nothing; a pipeline in a guard is one in each branch that asks.
let describe x =
    match x with
    | n when [ 1 .. n ] |> List.map (fun x -> x * x) |> List.fold (fun s x -> s + x) 0 > 20 -> "much"
    | n when [ 1 .. n ] |> List.filter (fun x -> x % 2 = 0) |> List.length = 1 -> "one"
    | _ -> "little"

printfn "%A" [ for n in 1 .. 4 -> describe n ]
