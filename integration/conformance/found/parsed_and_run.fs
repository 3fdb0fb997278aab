module Parser =
    type Tok = TInt of int | TId of string | TSym of string | TEof
    let keywords = set [ "let"; "in"; "if"; "then"; "else"; "fun" ]
    let lex (src: string) =
        let rec go i acc =
            if i >= src.Length then List.rev (TEof :: acc)
            else
                match src.[i] with
                | c when System.Char.IsWhiteSpace c -> go (i + 1) acc
                | c when System.Char.IsDigit c ->
                    let j = Seq.initInfinite ((+) i) |> Seq.find (fun j -> j >= src.Length || not (System.Char.IsDigit src.[j]))
                    go j (TInt (int src.[i .. j - 1]) :: acc)
                | c when System.Char.IsLetter c ->
                    let mutable j = i
                    while j < src.Length && System.Char.IsLetterOrDigit src.[j] do j <- j + 1
                    let w = src.[i .. j - 1]
                    go j ((if keywords.Contains w then TSym w else TId w) :: acc)
                | '-' when i + 1 < src.Length && src.[i + 1] = '>' -> go (i + 2) (TSym "->" :: acc)
                | c -> go (i + 1) (TSym (string c) :: acc)
        go 0 []
type Ast = Lit of int | Ref of string | Op of char * Ast * Ast | LetIn of string * Ast * Ast | Cond of Ast * Ast * Ast | Lambda of string * Ast | Call of Ast * Ast
open Parser
let parse src =
    let toks = ref (lex src)
    let peek () = List.head toks.Value
    let next () = let t = peek () in toks.Value <- List.tail toks.Value; t
    let expect s = match next () with TSym x when x = s -> () | t -> failwithf "expected %s but got %A" s t
    let rec expr () =
        match peek () with
        | TSym "let" ->
            next () |> ignore
            let name = match next () with TId n -> n | t -> failwithf "name? %A" t
            expect "="
            let v = expr ()
            expect "in"
            LetIn (name, v, expr ())
        | TSym "if" ->
            next () |> ignore
            let c = expr ()
            expect "then"
            let t = expr ()
            expect "else"
            Cond (c, t, expr ())
        | TSym "fun" ->
            next () |> ignore
            (match next () with
             | TId n -> expect "->"; Lambda (n, expr ())
             | t -> failwithf "param? %A" t)
        | _ -> sum ()
    and binary ops sub =
        let rec loop l =
            match peek () with
            | TSym s when List.contains s ops -> next () |> ignore; loop (Op (s.[0], l, sub ()))
            | _ -> l
        loop (sub ())
    and sum () = binary [ "+"; "-" ] prod
    and prod () = binary [ "*"; "/" ] app
    and app () =
        let rec loop f =
            match peek () with
            | TInt _ | TId _ | TSym "(" -> loop (Call (f, atom ()))
            | _ -> f
        loop (atom ())
    and atom () =
        match next () with
        | TInt n -> Lit n
        | TId n -> Ref n
        | TSym "(" -> let e = expr () in expect ")"; e
        | t -> failwithf "unexpected %A" t
    let e = expr ()
    (match toks.Value with [ TEof ] -> e | t :: _ -> failwithf "trailing %A" t | [] -> e)
type V = VI of int | VF of (V -> V)
let rec ev env = function
    | Lit n -> VI n
    | Ref x -> (match Map.tryFind x env with Some v -> v | None -> failwithf "unbound %s" x)
    | Op (o, a, b) ->
        match o, ev env a, ev env b with
        | '+', VI x, VI y -> VI (x + y)
        | '-', VI x, VI y -> VI (x - y)
        | '*', VI x, VI y -> VI (x * y)
        | '/', VI x, VI y -> VI (x / y)
        | o, _, _ -> failwithf "bad operands for %c" o
    | LetIn (x, v, b) -> ev (Map.add x (ev env v) env) b
    | Cond (c, t, e) -> (match ev env c with VI 0 -> ev env e | _ -> ev env t)
    | Lambda (x, b) -> VF (fun v -> ev (Map.add x v env) b)
    | Call (f, a) -> (match ev env f with VF g -> g (ev env a) | VI n -> failwithf "%d is not a function" n)
for s in [ "1 + 2 * 3"; "let x = 5 in x * x - 1"; "(fun x -> fun y -> x - y) 10 3"; "if 0 then 1 else 2"; "let f = fun n -> n * 2 in f (f 4)"; "1 +"; "(1"; "x"; "1 2"; "let = 3"; "8 / (4 - 4)" ] do
    let r = try (match parse s |> ev Map.empty with VI n -> string n | VF _ -> "<fun>") with Failure m -> "error: " + m | e -> e.GetType().Name
    printfn "%-32s %s" s r
