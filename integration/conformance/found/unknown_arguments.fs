// What an argument is that only has to be a sequence, an interface or an object.
module M1 =
  let f xs = Seq.sum xs + List.length xs
  printfn "%d" (f [1;2])
module M2 =
  let f xs = Seq.length xs, xs
  printfn "%d" (List.head (snd (f [1;2])))
module M3 =
  let f xs = (let n = Seq.length xs in n + Seq.length (Seq.map id xs)), xs
  printfn "%A" (f [1;2])
module M4 =
  let f xs = List.map (fun x -> Seq.length x) xs
  let ys : int list list = [[1];[2;3]]
  printfn "%A" (f ys)
  printfn "%A" (List.map (fun x -> Seq.length x) ys)
module M5 =
  type Base(n: string) =
    member _.Name = n
  type D(n) =
    inherit Base(n)
    member _.Extra = 1
  let show (b: Base) = b.Name
  let f x = show x, x
  let s, d = f (D "q")
  printfn "%s %d" s d.Extra
module M6 =
  type Base(n: string) =
    member _.Name = n
  let show (b: Base) = b.Name
  let f x = show x + x.Name
  printfn "%s" (f (Base "q"))
module M7 =
  let g xs = (Seq.length xs), xs.GetHashCode()
  printfn "%d" (fst (g [1]))
module M8 =
  let g xs =
    let n = Seq.length xs
    for x in xs do printfn "%d %d" n x
  g [1;2]
module M9 =
  let g xs =
    let n = Seq.length xs
    match xs with
    | [] -> 0
    | x :: _ -> x + n
  printfn "%d" (g [1;2])
module M10 =
  let o (x: obj) = x.ToString()
  let g x = o x, x
  let a, b = g 3
  printfn "%s %d" a (b + 1)
module M11 =
  let o (x: obj) = match x with :? int -> "int" | :? string -> "string" | :? float -> "float" | _ -> "?"
  let g x = o x
  printfn "%s %s %s" (g 1) (g "a") (g 1.0)
  printfn "%A" (List.map g [1.0])
module M12 =
  let h = List.map Seq.length
  printfn "%A" (h [[1];[2;3]])
module M13 =
  let h xs = List.map Seq.length xs
  let a : int list list = [[1]]
  let b : int[] list = [[|1|]]
  printfn "%A %A" (h a) (h b)
module M14 =
  let k xs ys = Seq.map2 (+) xs ys |> Seq.toList, List.length xs
  printfn "%A" (k [1] [|2|])
module M15 =
  let rec f xs = if Seq.isEmpty xs then 0 else 1 + f (List.tail xs)
  printfn "%d" (f [1;2])
module M16 =
  let f xs = if Seq.isEmpty xs then [] else xs
  printfn "%A" (f [1])
module M17 =
  let f xs y = if Seq.isEmpty xs then y else xs
  printfn "%A" (f [1] [2])
module M18 =
  type T() =
    member _.M(s: seq<int>, o: obj) = Seq.sum s
  let t = T()
  let f a b = t.M(a, b), a, b
  printfn "%A" (f [1] 2.5)
module M19 =
  let s x = set x, x
  printfn "%A" (s [1])
module M20 =
  let f x = Map.ofSeq x, x
  printfn "%A" (f [1, 2])
module M21 =
  type R<'a> = { S: seq<'a> }
  let mk x = { S = x }, x
  printfn "%A" (mk [1])
module M22 =
  type U<'a> = U of seq<'a>
  let mk x = U x, x
  printfn "%A" (snd (mk [1]))
module M23 =
  let mk x = Some (x :> seq<int>), x
  printfn "%A" (snd (mk [1]))
module M24 =
  let f x = String.concat "," x, x
  printfn "%A" (f ["a"])
module M25 =
  let apply f x = f x
  printfn "%d" (apply Seq.length [1;2])
  let twice f = f [1], f [2]
  printfn "%A" (twice Seq.length)
module M26 =
  let compose f g x = g (f x)
  printfn "%d" (compose List.rev Seq.length [1;2])
module M27 =
  let len = Seq.length
  printfn "%d" (len [1])
module M28 =
  let len x = Seq.length x
  printfn "%A" (Option.map len (Some [1]))
module M29 =
  let a = [[1];[2]] |> List.sumBy Seq.length
  let b = [[1];[2]] |> List.collect Seq.toList
  printfn "%d %A" a b
module M30 =
  let d (x: System.IDisposable) = x.Dispose()
  let f x = d x; x
  type R(n: int) =
    member _.N = n
    interface System.IDisposable with member _.Dispose() = printfn "d"
  printfn "%d" (f (new R(3))).N
module M31 =
  let f (x: exn) = x.Message
  let g x = f x, x
  printfn "%A" (fst (g (System.ArgumentException "a")))
module M32 =
  let fs = [ "len", Seq.length; "sum", Seq.sum ]
  for n, f in fs do printfn "%s %d" n (f [1;2])
module M33 =
  let mutable f = Seq.length
  printfn "%d" (f [1])
  f <- Seq.sum
  printfn "%d" (f [4])
module M34 =
  let pick b = if b then Seq.length else Seq.sum
  printfn "%d" (pick true [1;2])
module M35 =
  let pick b = if b then Seq.length else List.sum
  printfn "%d" (pick false [1;2])
module M36 =
  let f = function 0 -> Seq.length | _ -> List.length
  printfn "%d" (f 1 [1;2])
module M37 =
  type IA = abstract V : int
  type A(n: int) =
    interface IA with member _.V = n
  let v (x: IA) = x.V
  let xs = [A 3; A 1; A 2]
  printfn "%A" (xs |> List.map v |> List.sum)
  printfn "%A" (List.sortBy v xs |> List.map v)
  printfn "%A" (List.map v xs)
  printfn "%A" (xs |> Seq.maxBy v |> v)
  let ys = List.filter (fun x -> v x > 1) xs
  printfn "%d" ys.Length
module M38 =
  type IA = abstract V : int
  type A(n: int) =
    member _.N = n
    interface IA with member _.V = n
  let v (x: IA) = x.V
  let best xs = xs |> List.maxBy v
  printfn "%d" (best [A 3; A 4]).N
module M39 =
  let f x y = Seq.append x y
  let g (a: int list) (b: int[]) = f a b |> Seq.length
  printfn "%d" (g [1] [|2|])
  let h a b = f a b, a
  printfn "%A" (snd (h [1] [2]))
module M40 =
  let inline len x = Seq.length x
  printfn "%d %d" (len [1]) (len "abc")
module M41 =
  let f s = Seq.length s, (s: string)
  printfn "%A" (f "abc")
module M42 =
  let f s = Seq.map System.Char.ToUpper s |> Seq.toArray |> System.String, s
  printfn "%A" (f "abc")
module M43 =
  let f s = Seq.toList s, s
  printfn "%A" (f "abc")
  printfn "%A" (f [1])
module M44 =
  let f (s: #seq<char>) = (for c in s do printf "%c." c); printfn ""
  f "abc"
  f ['x']
module M45 =
  let f (s: 'a when 'a :> seq<char>) = [| for c in s -> System.Char.ToUpper c |]
  printfn "%A" (f "abc")
module M46 =
  let f (s: #seq<'c>) = [ yield! s; yield! s ]
  printfn "%A" (f "abc")
module M47 =
  let f (s: #seq<'c>) = set s
  printfn "%A" (f "abca")
  let g (s: #seq<_>) = s |> Seq.countBy id |> Seq.toList
  printfn "%A" (g "abca")
module M48 =
  let isEmpty (xs: 'T when 'T :> System.Collections.Generic.IEnumerable<'U>) = Seq.isEmpty xs
  printfn "%b %b" (isEmpty "") (isEmpty [1])
module M49 =
  let f x = System.String.Join(",", Seq.map string x), x
  printfn "%A" (f [1;2])
module M50 =
  let total f xs = Seq.sumBy f xs
  printfn "%d" (total (fun (x: int list) -> x.Length) [[1]])
  let total2 f (xs: #seq<_>) = Seq.sumBy f xs
  printfn "%d" (total2 List.length [[1]])
