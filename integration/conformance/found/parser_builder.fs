// parser combinators
type Parser<'a> = Parser of (char list -> ('a * char list) option)
let run (Parser p) s = p s
let pchar c = Parser (function x :: xs when x = c -> Some (c, xs) | _ -> None)
let satisfy f = Parser (function x :: xs when f x -> Some (x, xs) | _ -> None)
let (>>=) p f = Parser (fun s -> match run p s with Some (a, r) -> run (f a) r | None -> None)
let ret x = Parser (fun s -> Some (x, s))
let (<|>) p q = Parser (fun s -> match run p s with None -> run q s | r -> r)
let (|>>) p f = p >>= (f >> ret)
let rec many p = (p >>= fun x -> many p >>= fun xs -> ret (x :: xs)) <|> ret []
let many1 p = p >>= fun x -> many p >>= fun xs -> ret (x :: xs)
let digit = satisfy System.Char.IsDigit
let number = many1 digit |>> (List.toArray >> System.String >> int)
type ParserBuilder() =
  member _.Bind(p, f) = p >>= f
  member _.Return x = ret x
  member _.ReturnFrom (p: Parser<_>) = p
  member _.Delay f = Parser (fun s -> run (f ()) s)
let parser = ParserBuilder()
let rec expr = parser {
  let! t = term
  return! rest t }
and rest acc =
  parser {
    let! op = satisfy (fun c -> c = '+' || c = '-')
    let! t = term
    return! rest (if op = '+' then acc + t else acc - t) }
  <|> ret acc
and term = parser {
  let! f = factor
  return! trest f }
and trest acc =
  parser {
    let! _ = pchar '*'
    let! f = factor
    return! trest (acc * f) } <|> ret acc
and factor = number <|> parser {
  let! _ = pchar '('
  let! e = expr
  let! _ = pchar ')'
  return e }
printfn "%A" (run expr (List.ofSeq "2*(3+4)-5"))
