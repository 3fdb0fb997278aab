// state machine & mutual recursion
type Token = Num of float | Op of char | LParen | RParen
exception ParseError of string
let tokenize (s: string) =
  let rec go i acc =
    if i >= s.Length then List.rev acc
    else
      match s.[i] with
      | ' ' -> go (i + 1) acc
      | '(' -> go (i + 1) (LParen :: acc)
      | ')' -> go (i + 1) (RParen :: acc)
      | c when System.Char.IsDigit c || c = '.' ->
        let mutable j = i
        while j < s.Length && (System.Char.IsDigit s.[j] || s.[j] = '.') do j <- j + 1
        go j (Num (float s.[i .. j - 1]) :: acc)
      | '+' | '-' | '*' | '/' | '^' as c -> go (i + 1) (Op c :: acc)
      | c -> raise (ParseError (sprintf "unexpected %c at %d" c i))
  go 0 []
let rec parseE ts =
  let rec loop lhs ts =
    match ts with
    | Op ('+' | '-' as o) :: rest ->
      let rhs, rest = parseT rest
      loop (if o = '+' then lhs + rhs else lhs - rhs) rest
    | _ -> lhs, ts
  let lhs, rest = parseT ts
  loop lhs rest
and parseT ts =
  let rec loop lhs = function
    | Op '*' :: rest -> let r, rest = parseF rest in loop (lhs * r) rest
    | Op '/' :: rest -> let r, rest = parseF rest in loop (lhs / r) rest
    | ts -> lhs, ts
  let l, r = parseF ts
  loop l r
and parseF = function
  | Num n :: Op '^' :: rest -> let e, rest = parseF rest in n ** e, rest
  | Num n :: rest -> n, rest
  | Op '-' :: rest -> let v, rest = parseF rest in -v, rest
  | LParen :: rest ->
    match parseE rest with
    | v, RParen :: rest -> v, rest
    | _ -> raise (ParseError "expected )")
  | t :: _ -> raise (ParseError (sprintf "unexpected %A" t))
  | [] -> raise (ParseError "eof")
let eval s = try Ok (fst (parseE (tokenize s))) with ParseError m -> Error m
for s in [ "1 + 2 * 3"; "(1 + 2) * 3"; "2 ^ 3 ^ 2"; "-4 / 2"; "1 + "; "(1"; "1 $ 2"; ") 3" ] do
  printfn "%s => %A" s (eval s)
