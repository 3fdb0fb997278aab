let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd
let (|Positive|_|) n = if n > 0 then Some n else None
let (|DivBy|_|) d n = if n % d = 0 then Some (n / d) else None
let (|Between|_|) lo hi x = if x >= lo && x <= hi then Some () else None
let (|Head|Empty|) (s: string) = if s.Length > 0 then Head (s.[0], s.Substring 1) else Empty
let describe n =
    match n with
    | Between 100 200 -> "between"
    | DivBy 3 (DivBy 5 k) -> sprintf "3*5*%d" k
    | DivBy 3 k & Even -> sprintf "even 3*%d" k
    | Positive (Even & p) -> sprintf "pos even %d" p
    | Positive p -> sprintf "pos odd %d" p
    | Even -> "even"
    | Odd -> "odd"
for n in [ 150; 30; 6; 8; 7; -4; -5; 0 ] do printfn "%d: %s" n (describe n)
let rec chars s = match s with Head (c, rest) -> c :: chars rest | Empty -> []
printfn "%A" (chars "abc")
let (|Split|) (sep: char) (s: string) = s.Split sep |> List.ofArray
let f (Split ',' parts) = List.length parts
printfn "%d" (f "a,b,c")
let (Split ';' [a; b]) = "x;y"
printfn "%s %s" a b
let (|Int|_|) (s: string) = match System.Int32.TryParse s with | true, v -> Some v | _ -> None
let (|Float|_|) (s: string) = match System.Double.TryParse s with | true, v -> Some v | _ -> None
let (|Quoted|_|) (s: string) = if s.Length >= 2 && s.StartsWith "\"" && s.EndsWith "\"" then Some (s.Substring(1, s.Length - 2)) else None
type Token = TInt of int | TFloat of float | TStr of string | TName of string
let token = function
    | Int i -> TInt i
    | Float f -> TFloat f
    | Quoted s -> TStr s
    | s -> TName s
printfn "%A" (List.map token [ "1"; "2.5"; "\"hi\""; "foo" ])
let (|Small|Medium|Large|) x = if x < 10 then Small x elif x < 100 then Medium (x, x / 10) else Large
let g = function Small s -> s | Medium (a, b) -> a * b | Large -> -1
printfn "%A" (List.map g [ 5; 50; 500 ])
let rec (|Sum|_|) target xs =
    match xs with
    | [] -> if target = 0 then Some [] else None
    | x :: rest ->
        match rest with
        | Sum target ys -> Some ys
        | _ -> (match (|Sum|_|) (target - x) rest with Some ys -> Some (x :: ys) | None -> None)
match [ 3; 5; 7; 2 ] with
| Sum 9 xs -> printfn "%A" xs
| _ -> printfn "no"
let (|KeyEq|_|) key (m: Map<_, _>) = Map.tryFind key m
let look m = match m with KeyEq "a" (Positive v) -> v | KeyEq "b" v -> v * 100 | _ -> 0
printfn "%d %d %d" (look (Map [ "a", 1 ])) (look (Map [ "a", -1; "b", 2 ])) (look Map.empty)

let (|Pair|_|) (xs: int list) = match xs with [ a; b ] -> Some (a, b) | _ -> None
let h = function Pair (a, b) -> a + b | _ -> -1
printfn "%d %d" (h [ 1; 2 ]) (h [ 1 ])
let pf = (|Positive|_|)
printfn "%A %A" (pf 3) (pf (-3))
let (|Lower|) (s: string) = s.ToLower ()
let greet (Lower name) (Lower other) = name + "&" + other
printfn "%s" (greet "ANN" "Bob")
let xs = [ for Lower s in [ "A"; "B" ] -> s ]
printfn "%A" xs
module M =
    let (|Big|_|) x = if x > 1000 then Some (x - 1000) else None
match 1003 with M.Big n -> printfn "big %d" n | _ -> ()
printfn "%A" ((|Even|Odd|) 3)
match 7, 8 with
| Odd, Even -> printfn "oe"
| _ -> printfn "other"
try failwith "abc"
with
| Failure ((Lower "abc") & m) -> printfn "ok %s" m
