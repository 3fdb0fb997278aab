type Parser<'a> = Parser of (char list -> ('a * char list) option)
let run (Parser p) s = p (List.ofSeq s)
let pchar c = Parser (function x :: rest when x = c -> Some (x, rest) | _ -> None)
let satisfy f = Parser (function x :: rest when f x -> Some (x, rest) | _ -> None)
let map f (Parser p) = Parser (fun s -> p s |> Option.map (fun (a, r) -> f a, r))
let andThen (Parser a) (Parser b) = Parser (fun s ->
    match a s with
    | None -> None
    | Some (x, r) ->
        match b r with
        | None -> None
        | Some (y, r2) -> Some ((x, y), r2))
let orElse (Parser a) (Parser b) = Parser (fun s -> match a s with Some r -> Some r | None -> b s)
let (.>>.) = andThen
let (<|>) = orElse
let (|>>) p f = map f p
let rec many (Parser p) = Parser (fun s ->
    match p s with
    | None -> Some ([], s)
    | Some (x, r) ->
        let (Parser m) = many (Parser p)
        match m r with
        | Some (xs, r2) -> Some (x :: xs, r2)
        | None -> Some ([x], r))
let digit = satisfy System.Char.IsDigit
let number = digit .>>. many digit |>> fun (d, ds) -> d :: ds |> Array.ofList |> System.String |> int
let rec expr = Parser (fun s -> let (Parser p) = term .>>. many (pchar '+' .>>. term) |>> (fun (a, rest) -> a + List.sumBy snd rest) in p s)
and term = Parser (fun s -> let (Parser p) = factor .>>. many (pchar '*' .>>. factor) |>> (fun (a, rest) -> List.fold (fun acc (_, b) -> acc * b) a rest) in p s)
and factor = Parser (fun s -> let (Parser p) = number <|> (pchar '(' .>>. expr .>>. pchar ')' |>> fun ((_, e), _) -> e) in p s)
match run expr "2+3*(4+1)" with
| Some (v, rest) -> printfn "%d %A" v rest
| None -> printfn "fail"
