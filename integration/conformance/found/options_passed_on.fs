// Options passed on to optional parameters, active patterns with parameters, results in sequence, tables of text.
open System
type Opt(x: int) =
    static member Make(n: int, ?scale: int) = n * defaultArg scale 2
    static member Wrap(n, ?scale) = Opt.Make(n, ?scale = scale)
printfn "%d %d" (Opt.Wrap 3) (Opt.Wrap(3, 5))
type Node = { Value: int; mutable Next: Node option }
let n2 = { Value = 2; Next = None }
let n1 = { Value = 1; Next = Some n2 }
let rec length n = match n.Next with None -> 1 | Some m -> 1 + length m
printfn "%d" (length n1)
let rec walk (node: Node option) = seq {
    match node with
    | Some { Value = v; Next = next } ->
        yield v
        yield! walk next
    | None -> () }
printfn "%A" (walk (Some n1) |> List.ofSeq)
let classify = function
    | [] -> "empty"
    | [_] -> "one"
    | [_; _] -> "two"
    | _ :: _ :: rest when List.length rest > 3 -> "many"
    | _ -> "some"
printfn "%A" (List.map classify [[]; [1]; [1;2]; [1;2;3]; [1..10]])
let (|Prefix|_|) (p: string) (s: string) = if s.StartsWith p then Some(s.Substring p.Length) else None
let (|Int|_|) (s: string) = match Int32.TryParse s with true, v -> Some v | _ -> None
let command = function
    | Prefix "add " (Int n) -> sprintf "add %d" n
    | Prefix "say " rest -> "say:" + rest
    | Int n -> sprintf "number %d" n
    | other -> "? " + other
for s in ["add 5"; "say hi"; "42"; "add x"] do printfn "%s" (command s)
let inline (|>!) x f = f x; x
5 |>! printfn "%d" |> ignore
let divide a b =
    try
        try a / b
        finally printfn "cleanup"
    with
    | :? DivideByZeroException as e -> printfn "div: %s" e.Message; -1
printfn "%d %d" (divide 4 2) (divide 1 0)
let rec deep n acc = if n = 0 then acc else deep (n - 1) (acc + 1)
printfn "%d" (deep 1000000 0)
let table = [ for r in 1..3 -> [ for c in 1..3 -> r * c ] ]
for row in table do printfn "%s" (row |> List.map (sprintf "%3d") |> String.concat "")
type Temp =
    | C of float
    | F of float
    static member (+) (a, b) = match a, b with C x, C y -> C(x + y) | F x, F y -> F(x + y) | _ -> failwith "mixed"
printfn "%A" (C 1.0 + C 2.5)
let results = [ Ok 1; Error "a"; Ok 3 ]
let oks, errs = List.fold (fun (o, e) -> function Ok v -> v :: o, e | Error m -> o, m :: e) ([], []) results
printfn "%A %A" oks errs
let sequence xs = List.foldBack (fun x acc -> match x, acc with Ok v, Ok vs -> Ok(v :: vs) | Error e, _ | _, Error e -> Error e) xs (Ok [])
printfn "%A" (sequence results)
printfn "%A" (sequence [Ok 1; Ok 2] : Result<int list, string>)
let mutable state = Map.empty<string, int list>
let push k v = state <- state |> Map.add k (match Map.tryFind k state with Some l -> v :: l | None -> [v])
push "a" 1; push "a" 2; push "b" 3
printfn "%A" state
let curry f a b = f (a, b)
let uncurry f (a, b) = f a b
printfn "%d %d" (curry (fun (a, b) -> a - b) 5 3) (uncurry (-) (5, 3))
printfn "%s" (String.Format("{0,6:F2}|{1,-5}|{2:N0}|{3:X4}|{4:P1}", 3.14159, "ab", 1234567, 255, 0.256))
printfn "%s %s" ((1234.5).ToString("N2")) ((42).ToString("D5"))
printfn "%A" ("a=1;b=2".Split(';') |> Array.map (fun kv -> let p = kv.Split('=') in p.[0], int p.[1]) |> Map.ofArray)
printfn "%A" (Seq.scan (+) 0 [1..5] |> Seq.toList, List.mapi (fun i x -> i, x) ["a"; "b"], List.allPairs [1;2] ["x";"y"])
printfn "%b %b" (Set.isSubset (set [1]) (set [1;2])) (Seq.exists ((=) 3) [1;2;3])
