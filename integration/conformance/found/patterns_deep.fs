type Color = { R: int; G: int; B: int }
type Shape = Dot of (int * int) | Line of (int * int) * (int * int) | Poly of (int * int) list | Named of string * Shape
let rec describe = function
    | Dot (0, 0) -> "origin"
    | Dot (x, 0) | Dot (0, x) -> sprintf "axis %d" x
    | Dot (x, y) when x = y -> sprintf "diag %d" x
    | Dot _ -> "dot"
    | Line ((x1, _), (x2, _)) when x1 = x2 -> "vertical"
    | Line (a, b) -> sprintf "%A-%A" a b
    | Poly [] -> "empty"
    | Poly [ p ] -> describe (Dot p)
    | Poly ((0, _) :: _ as ps) -> sprintf "left %d" ps.Length
    | Poly (first :: (_, y) :: _) -> sprintf "%A then y=%d" first y
    | Named (("a" | "b") as n, _) -> "short " + n
    | Named (n, (Poly (_ :: _) as p)) -> n + ":" + describe p
    | Named (n, s) -> n + "=" + describe s
[ Dot (0,0); Dot (3,0); Dot (0,4); Dot (2,2); Dot (1,2); Line ((1,2),(1,3)); Line ((1,2),(2,3)); Poly []; Poly [5,5]; Poly [0,1;2,3]; Poly [1,1;2,9;3,3]; Named ("a", Dot (1,1)); Named ("zz", Poly [1,0]); Named ("q", Dot (0,0)) ]
|> List.iter (describe >> printfn "%s")
let f = function
    | [| |] -> "none"
    | [| x |] -> string x
    | [| x; y |] when x = y -> "same"
    | a when Array.length a > 3 -> "many"
    | _ -> "few"
printfn "%s %s %s %s %s" (f [||]) (f [|1|]) (f [|2;2|]) (f [|1..4|]) (f [|1;2;3|])
let g = function
    | { R = 255; G = 0; B = 0 } -> "red"
    | { R = r } & { G = g } when r = g -> "rg"
    | { B = b } -> sprintf "b%d" b
printfn "%s %s %s" (g { R = 255; G = 0; B = 0 }) (g { R = 1; G = 1; B = 2 }) (g { R = 1; G = 2; B = 3 })
let h x =
    match box x with
    | :? int as i -> sprintf "int %d" i
    | :? string as s -> sprintf "str %s" s
    | :? (int list) as l -> sprintf "list %d" l.Length
    | null -> "null"
    | _ -> "other"
printfn "%s %s %s %s" (h 1) (h "a") (h [1;2]) (h 1.5)
let (x, y) :: rest = [ (1, 2); (3, 4) ]
printfn "%d %d %A" x y rest
let [ a; b ] = [ 1; 2 ]
printfn "%d" (a + b)
let nested ((a, [b; c]), { R = r }) = a + b + c + r
printfn "%d" (nested ((1, [2;3]), { R = 4; G = 0; B = 0 }))
match "abc", 'x', 1.5, 10L, true with
| "abc", 'x', 1.5, 10L, true -> printfn "all"
| _ -> printfn "no"
