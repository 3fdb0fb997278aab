[<CustomEquality; CustomComparison>]
type Rat =
    { Num: bigint; Den: bigint }
    static member Make(n: bigint, d: bigint) =
        if d = 0I then raise (System.DivideByZeroException())
        let g = bigint.GreatestCommonDivisor(n, d)
        let s = if d < 0I then -1I else 1I
        { Num = s * n / g; Den = s * d / g }
    static member (+) (a, b) = Rat.Make(a.Num * b.Den + b.Num * a.Den, a.Den * b.Den)
    static member (-) (a, b) = Rat.Make(a.Num * b.Den - b.Num * a.Den, a.Den * b.Den)
    static member (*) (a, b) = Rat.Make(a.Num * b.Num, a.Den * b.Den)
    static member (/) (a, b) = Rat.Make(a.Num * b.Den, a.Den * b.Num)
    static member (~-) a = { a with Num = -a.Num }
    static member Zero = { Num = 0I; Den = 1I }
    static member One = { Num = 1I; Den = 1I }
    static member Abs a = { a with Num = abs a.Num }
    override a.ToString() = if a.Den.IsOne then string a.Num else sprintf "%O/%O" a.Num a.Den
    override a.Equals o = match o with :? Rat as b -> a.Num * b.Den = b.Num * a.Den | _ -> false
    override a.GetHashCode() = hash (a.Num, a.Den)
    interface System.IComparable with
        member a.CompareTo o = let b = o :?> Rat in compare (a.Num * b.Den) (b.Num * a.Den)
let r (n: int) (d: int) = Rat.Make(bigint n, bigint d)
printfn "%O %O %O %O" (r 1 2 + r 1 3) (r 1 2 - r 3 4) (r 2 3 * r 3 2) (r 1 2 / r -1 4)
printfn "%O %O" (-(r 1 2)) (abs (r -3 4))
printfn "%b %b %b" (r 2 4 = r 1 2) (r 1 3 < r 1 2) (r 1 2 <> r 1 3)
printfn "%O" (List.sum [ for i in 1 .. 10 -> r 1 i ])
printfn "%O" (List.max [ r 1 2; r 2 3; r 5 8 ])
printfn "%A" ([ r 1 2; r 1 3; r 1 4 ] |> List.sort |> List.map string)
printfn "%s" (try (r 1 0).ToString() with :? System.DivideByZeroException -> "div0")
let harmonic n = Seq.fold (fun acc i -> acc + r 1 i) Rat.Zero (seq { 1 .. n })
printfn "%O" (harmonic 25)
let rec cf (x: Rat) = seq { let q = bigint.Divide(x.Num, x.Den) in yield q; let rest = x - Rat.Make(q, 1I) in if rest.Num <> 0I then yield! cf (Rat.One / rest) }
printfn "%A" (cf (r 415 93) |> Seq.toList)
let inline sumOf xs = Seq.fold (+) LanguagePrimitives.GenericZero xs
printfn "%O %d %g" (sumOf [ r 1 2; r 1 2 ]) (sumOf [ 1; 2 ]) (sumOf [ 0.5; 0.25 ])
