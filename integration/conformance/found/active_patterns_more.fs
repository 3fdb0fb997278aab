let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd
let (|Int|_|) (s: string) = match System.Int32.TryParse s with | true, v -> Some v | _ -> None
let (|Prefix|_|) (p: string) (s: string) = if s.StartsWith p then Some (s.Substring p.Length) else None
let classify s =
    match s with
    | Int (Even as n) -> sprintf "even %d" n
    | Int n -> sprintf "odd %d" n
    | Prefix "ab" (Prefix "c" rest) -> sprintf "abc+%s" rest
    | Prefix "ab" rest -> sprintf "ab+%s" rest
    | "" -> "empty"
    | s -> sprintf "other %s (%d)" s s.Length
[ "12"; "7"; "abcd"; "abx"; ""; "zz"; "-4" ] |> List.map classify |> List.iter (printfn "%s")
let (|Between|_|) lo hi x = if x >= lo && x <= hi then Some () else None
let grade = function
    | Between 90 100 -> "A"
    | Between 80 89 -> "B"
    | x when x < 0 -> "?"
    | _ -> "F"
printfn "%A" (List.map grade [ 95; 85; 10; -1 ])
let (|Rgb|) (c: int) = (c >>> 16) &&& 0xff, (c >>> 8) &&& 0xff, c &&& 0xff
let (Rgb (r, g, b)) = 0x102030
printfn "%d %d %d" r g b
