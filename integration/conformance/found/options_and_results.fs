let tryParse (s: string) = match System.Int32.TryParse s with | true, n -> Some n | false, _ -> None
let half n = if n % 2 = 0 then Some (n / 2) else None
printfn "%A" (tryParse "84" |> Option.bind half |> Option.bind half |> Option.map string |> Option.defaultValue "none")
printfn "%A" ([ "1"; "x"; "3" ] |> List.choose tryParse)
printfn "%A" (Option.map2 (+) (Some 1) (Some 2), Option.orElse (Some 3) None, Option.toList (Some 1), Option.filter ((<) 3) (Some 2))
type E = Empty | TooLong of int
let validate (s: string) =
    if s = "" then Error Empty
    elif s.Length > 5 then Error (TooLong s.Length)
    else Ok s
let shout s = validate s |> Result.map (fun s -> s.ToUpper()) |> Result.mapError (function Empty -> "empty" | TooLong n -> sprintf "too long: %d" n)
for s in [ ""; "hey"; "toolong" ] do printfn "%A" (shout s)
let sequence rs =
    List.foldBack (fun r acc -> match r, acc with Ok x, Ok xs -> Ok (x :: xs) | Error e, _ | _, Error e -> Error e) rs (Ok [])
printfn "%A" (sequence [ Ok 1; Ok 2 ])
printfn "%A" (sequence [ Ok 1; Error "a"; Error "b" ])
let r = Some 5
printfn "%b %b %d" r.IsSome r.IsNone r.Value
printfn "%A %A" (Some (Some None : int option option)) (None: int option)
printfn "%A" (match Some 3 with Some x when x > 5 -> "big" | Some _ -> "small" | None -> "none")
let (>>=) r f = Result.bind f r
printfn "%A" (Ok 4 >>= (fun x -> if x > 3 then Error "big" else Ok x) >>= (fun x -> Ok (x + 1)))
printfn "%A" (Option.fold (+) 10 (Some 5), Option.count None, Option.exists ((=) 1) (Some 1), Option.forall ((=) 2) None)
