exception Parse of string * int
exception Empty
let parse (s: string) =
    if s = "" then raise Empty
    s |> Seq.iteri (fun i c -> if not (System.Char.IsDigit c) then raise (Parse (s, i)))
    int s
let run s =
    try
        try Some (parse s)
        finally printf "[%s]" s
    with
    | Parse (t, i) -> printf "parse %s@%d " t i; None
    | Empty -> printf "empty "; None
    | :? System.OverflowException | :? System.FormatException as e -> printf "%s " (e.GetType().Name); None
for s in [ "12"; "1x"; ""; "99999999999" ] do printfn "%A" (run s)
let safe f = try Ok (f ()) with e -> Error e.Message
printfn "%A" (safe (fun () -> List.head ([]: int list)) |> function Error _ -> true | _ -> false)
printfn "%A" (safe (fun () -> Map.find 3 (Map.ofList [ 1, 2 ])))
printfn "%A" (safe (fun () -> [| 1 |].[3]))
printfn "%A" (safe (fun () -> 1 / (int "0")))
printfn "%A" (safe (fun () -> failwithf "%d-%s" 3 "x"))
printfn "%A" (safe (fun () -> raise (System.InvalidOperationException "inv")))
printfn "%A" (try raise (Parse ("q", 1)) with e -> (match e with Parse (a, _) -> a | _ -> "no"))
printfn "%A" (Parse ("a", 1) = Parse ("a", 1))
let f x = match x with 1 -> "one"
try f 2 |> printfn "%s" with :? MatchFailureException -> printfn "match failure"
