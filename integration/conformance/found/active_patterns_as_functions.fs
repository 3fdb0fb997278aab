let (|Vowel|Consonant|Other|) =
    function
    | 'a' | 'e' | 'i' | 'o' | 'u' -> Vowel
    | c when System.Char.IsLetter c -> Consonant c
    | c -> Other c
"hello!" |> Seq.iter (function Vowel -> printf "V " | Consonant c -> printf "%c " c | Other c -> printf "<%c> " c)
printfn ""
let f () =
    let (|Even|Odd|) = function n when n % 2 = 0 -> Even | _ -> Odd
    match 5 with Even -> "even" | Odd -> "odd"
printfn "%s" (f ())
let rec (|Nil|Cons|) = function [] -> Nil | x :: xs -> Cons (x, xs)
let rec sum = function Nil -> 0 | Cons (x, rest) -> x + sum rest
printfn "%d" (sum [ 1; 2; 3 ])
let inline (|Pos|Neg|) x = if x >= LanguagePrimitives.GenericZero then Pos else Neg
printfn "%s %s" (match 1.5 with Pos -> "+" | Neg -> "-") (match -3 with Pos -> "+" | Neg -> "-")
type T() =
    let (|A|B|) = fun s -> if s = "a" then A else B s
    member _.M s = match s with A -> "is a" | B x -> "is " + x
printfn "%s %s" (T().M "a") (T().M "q")
let (|Neg|Pos|) = fun n -> if n < 0 then Neg (-n) else Pos n
printfn "%s" (match -3 with Neg n -> sprintf "neg %d" n | Pos n -> string n)
let (|Twice|) = (*) 2
let (Twice t) = 4
printfn "%d" t
let (|Big|_|) = fun n -> if n > 10 then Some n else None
let (|Starts|_|) (p: string) = fun (s: string) -> if s.StartsWith p then Some (s.Substring p.Length) else None
printfn "%s" (match 11 with Big _ -> "big" | _ -> "small")
printfn "%s" (match "abc" with Starts "a" r -> r | _ -> "?")
let (|Range|_|) lo hi = function x when x >= lo && x <= hi -> Some (x - lo) | _ -> None
printfn "%s" (match 7 with Range 5 10 o -> string o | _ -> "out")
