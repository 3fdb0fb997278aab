// What a total active pattern answers is a Choice, with its cases in order.
let (|Even|Odd|) = function n when n % 2 = 0 -> Even | _ -> Odd
let f = (|Even|Odd|) 3
printfn "%d" (match f with Choice1Of2 () -> 1 | Choice2Of2 () -> 2)
let parity n = match n with Even -> "even" | Odd -> "odd"
printfn "%s %s" (parity 2) (parity 3)
let (|Small|Big|) n = if n < 10 then Small n else Big "b"
let h : int -> Choice<int, string> = (|Small|Big|)
printfn "%A %A" (h 3) (h 30)
let (|A|B|C|) n : Choice<int, string, unit> = if n = 1 then A 1 elif n = 2 then B "b" else C
printfn "%A" ((|A|B|C|) 2)
let (|First|Second|) n = if n = 1 then Choice1Of2 1 else Choice2Of2 "b"
let g = function First x -> string x | Second s -> s
printfn "%s %s" (g 1) (g 2)
let (|One|Two|Three|Four|Five|) = fun n -> match n with 1 -> One | 2 -> Two | 3 -> Three | 4 -> Four | _ -> Five
printfn "%b" ((|One|Two|Three|Four|Five|) 2 = Choice2Of5 ())
type T() =
    member _.F x = let (|A|B|) n = (if n = 1 then A else B "b") in (match x with A -> "a" | B s -> s)
printfn "%s" (T().F 2)
let rec (|Leaf|Node|) xs = match xs with [] | [ _ ] -> Leaf | _ :: rest -> Node(match rest with Leaf -> 1 | Node n -> n + 1)
printfn "%d" (match [ 1; 2; 3; 4 ] with Leaf -> 0 | Node n -> n)
let catch f = try Choice1Of2 (f ()) with e -> Choice2Of2 e.Message
let (|Done|Failed|) f = catch f
printfn "%s" (match (fun () -> failwith "no": int) with Done n -> string n | Failed m -> m)
