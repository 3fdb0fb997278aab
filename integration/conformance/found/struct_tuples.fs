let minMax (xs: float list) = struct (List.min xs, List.max xs)
let struct (lo, hi) = minMax [ 3.0; 1.0; 2.0 ]
printfn "%g %g" lo hi
let pairs : struct (int * string) list = [ struct (1, "a"); struct (2, "b") ]
for struct (n, s) in pairs do printfn "%d%s" n s
printfn "%A" pairs
let f (struct (a, b)) c = a + b + c
printfn "%d" (f (struct (1, 2)) 3)
let lookup = System.Collections.Generic.Dictionary<struct (int * int), string>()
lookup.[struct (1, 2)] <- "x"
printfn "%s %b" lookup.[struct (1, 2)] (lookup.ContainsKey(struct (2, 1)))
printfn "%b %b" (struct (1, 2) = struct (1, 2)) (struct (1, 2) < struct (1, 3))
let m = Map.ofList [ struct (0, 0), 'a'; struct (0, 1), 'b' ]
printfn "%A" m.[struct (0, 1)]
type P = { At: struct (int * int) }
let p = { At = struct (3, 4) }
let (struct (x, y)) = p.At
printfn "%d %d %A" x y p
let describe = function
    | struct (0, _) -> "zero"
    | struct (_, 0) -> "y zero"
    | struct (a, b) when a = b -> "same"
    | _ -> "other"
for t in [ struct (0, 1); struct (1, 0); struct (2, 2); struct (1, 2) ] do printf "%s;" (describe t)
printfn ""
let swap<'a, 'b> (struct (a: 'a, b: 'b)) = struct (b, a)
printfn "%A" (swap (struct (1.0, "z")))
printfn "%O" (struct (1, "a"))
printfn "%s" (string (struct (1, 2, 3)))
let opt = Some (struct (1, 'c'))
printfn "%A %d" opt (hash (struct (1, 2)) - hash (struct (1, 2)))
type T() =
    member _.M(struct (a, b)) = a * b
    member _.N(a: int, struct (b: int, c: int)) = a + b + c
printfn "%d %d" (T().M(struct (3, 4))) (T().N(1, struct (2, 3)))
