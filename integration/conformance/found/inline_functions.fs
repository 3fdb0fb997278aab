let inline add a b = a + b
let inline sumOf xs = List.fold (+) LanguagePrimitives.GenericZero xs
let inline square x = x * x
let inline norm (a: ^T) = sqrt (square a)
printfn "%d %g %s %d" (add 1 2) (add 1.5 2.0) (add "a" "b") (add 1L 2L |> int)
printfn "%d %g %M" (sumOf [ 1; 2; 3 ]) (sumOf [ 1.5; 2.5 ]) (sumOf [ 1.1m; 2.2m ])
printfn "%d %d %g" (square 5) (int (square 5uy)) (norm -3.0)
let inline length (x: ^a) = (^a : (member Length : int) x)
printfn "%d %d" (length "abc") (length [ 1; 2 ])
type A = { Name: string } with member a.Describe () = "A " + a.Name
type B = B of int with member b.Describe () = (match b with B n -> sprintf "B %d" n)
let inline describe (x: ^a) = (^a : (member Describe : unit -> string) x)
printfn "%s %s" (describe { Name = "x" }) (describe (B 3))
let inline average xs = List.sum xs / (LanguagePrimitives.GenericOne + LanguagePrimitives.GenericOne)
printfn "%d %g" (average [ 4; 6 ]) (average [ 1.0; 2.0 ])
let inline clamp lo hi x = if x < lo then lo elif x > hi then hi else x
printfn "%d %s %g" (clamp 1 5 9) (clamp "b" "d" "a") (clamp 0.0 1.0 0.5)
let inline dot (xs: ^a list) (ys: ^a list) = List.map2 (*) xs ys |> List.sum
printfn "%d %g" (dot [ 1; 2 ] [ 3; 4 ]) (dot [ 1.0 ] [ 2.5 ])
type Money = Money of decimal
    with
    static member (+) (Money a, Money b) = Money (a + b)
    static member (-) (Money a, Money b) = Money (a - b)
    static member Zero = Money 0m
    static member (*) (Money a, k: int) = Money (a * decimal k)
printfn "%A %A" (add (Money 1.5m) (Money 2m)) (sumOf [ Money 1m; Money 2m ])
printfn "%A" (List.sum [ Money 1m; Money 3m ])
let inline parse< ^T when ^T : (static member Parse : string -> ^T)> (s: string) : ^T = (^T : (static member Parse : string -> ^T) s)
let p1: int = parse "12"
let p2: float = parse "1.5"
printfn "%d %g" p1 p2
let inline (+.) a b = a + b * b
printfn "%d %g" (1 +. 2) (1.0 +. 0.5)
let inline pow x n = List.replicate n x |> List.fold (*) LanguagePrimitives.GenericOne
printfn "%d %g %A" (pow 2 10) (pow 1.5 2) (pow 3I 40)
let inline toInt (x: ^a) = int x
printfn "%d %d %d" (toInt 3.7) (toInt "42") (toInt 'a')
let inline maxBy2 f a b = if f a > f b then a else b
printfn "%s" (maxBy2 String.length "aaa" "bb")
let inline sumSq xs = xs |> Seq.sumBy (fun x -> x * x)
printfn "%d %g" (sumSq [ 1; 2; 3 ]) (sumSq [| 0.5 |])
