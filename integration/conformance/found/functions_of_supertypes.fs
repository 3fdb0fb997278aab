// Functions and methods of supertypes as values, tuples of arguments, setters, active patterns.
module M1 =
  let makeF () = printfn "made"; (fun (s: seq<int>) -> Seq.sum s)
  printfn "%A" ([[1];[2]] |> List.map (makeF ()))
  printfn "%A" (List.map (makeF ()) [[1];[2]])
module M2 =
  type A() =
    member _.M(xs: seq<int>) = Seq.sum xs
    member _.N(x: obj) = string x
    member _.P(x: obj, y: seq<int>) = string x + string (Seq.length y)
  let a = A()
  printfn "%d" ([1;2] |> a.M)
  printfn "%A" (List.map a.M [[1];[2;3]])
  printfn "%A" (List.map a.N [1;2])
  printfn "%A" (1 |> a.N)
  printfn "%A" ((1, [2]) |> a.P)
  printfn "%A" (List.map a.P [(1, [2])])
  let h = a.M
  printfn "%d" (h [1])
module M3 =
  type T = static member Of(x: obj) = string x
  printfn "%A" ([1;2] |> List.map T.Of)
  printfn "%A" (["a"] |> List.map T.Of)
  printfn "%A" (3 |> T.Of)
module M4 =
  type IA = abstract S : string
  type D(n) = interface IA with member _.S = n
  type Holder(a: IA) =
    member _.S = a.S
  let hs = [D "x"; D "y"] |> List.map Holder
  for h in hs do printfn "%s" h.S
  let hs2 = [D "x"; D "y"] |> List.map (fun d -> Holder d)
  for h in hs2 do printfn "%s" h.S
module M5 =
  let eq (a: obj) (b: obj) = a.Equals b
  printfn "%b" (eq 1 1)
  let e2 x y = eq x y
  printfn "%b %b" (e2 1 1) (e2 "a" 1)
  let part = eq 1
  printfn "%b" (part 1)
module M6 =
  let f (g: obj -> string) = g 1
  printfn "%s" (f string)
  printfn "%s" (f (fun o -> o.ToString()))
  let h (x: obj) = "h"
  printfn "%s" (f h)
  let k (x: 'a) = "k"
  printfn "%s" (f k)
module M7 =
  let fold xs = xs |> Seq.fold (fun s x -> s + x) 0
  printfn "%d %d" (fold [1]) (fold [|2|])
module M8 =
  let rec depth xs = if Seq.isEmpty xs then 0 else 1 + depth (Seq.tail xs)
  printfn "%d" (depth [1;2])
module M9 =
  let process' xs = xs |> Seq.filter (fun x -> x > 1) |> Seq.map (fun x -> x * 2) |> List.ofSeq
  printfn "%A" (process' [1;2;3])
  let both xs = process' xs, process' (List.rev xs)
  printfn "%A" (both [1;2;3])
module M10 =
  let inline f x = Seq.length x + 1
  let g x = f x, x
  printfn "%A" (g [1])
module M11 =
  type W() =
    member val Items : seq<int> = Seq.empty with get, set
  let w = W(Items = [1;2])
  w.Items <- [|3|]
  let set' x = w.Items <- x; x
  printfn "%A" (set' [4])
module M12 =
  let useAll (ds: System.IDisposable list) = for d in ds do d.Dispose()
  type R(n: int) = interface System.IDisposable with member _.Dispose() = printfn "%d" n
  useAll [new R 1; new R 2]
  let one d = useAll [d]
  one (new R 3)
module M13 =
  exception E of int
  let f x = raise x
  try f (E 3) with E n -> printfn "%d" n
  let g (x: exn) = x.Message
  let h x = try f x with e -> g e
  printfn "%s" (h (System.Exception "boo"))
  let all = [System.Exception "a"; System.ArgumentException "b" :> exn] |> List.map g
  printfn "%A" all
module M14 =
  let a = Array.map Seq.length [| [1]; [2;3] |]
  let b = [ [1]; [2] ] |> Seq.map Seq.head |> Seq.toList
  let c = Map.ofList [1, [1;2]] |> Map.map (fun _ -> Seq.length)
  printfn "%A %A %A" a b c
module M15 =
  let c = Map.ofList [1, [1;2]] |> Map.map (fun _ v -> Seq.length v)
  let d = [[3];[1]] |> List.sortBy Seq.head
  let e = [[3];[1]] |> List.groupBy Seq.length
  let f = [Some [1]; None] |> List.choose (Option.map Seq.sum)
  printfn "%A %A %A %A" c d e f
module M16 =
  let f = Option.map Seq.sum
  printfn "%A" (f (Some [1]))
module M17 =
  let f x = match box x with :? string as s -> s | _ -> "other"
  printfn "%s %s" (f "a") (f 1)
  let log (o: obj) = printfn "%A" o
  let tee x = log x; x
  printfn "%d" (tee 3 + 1)
  [1.5; 2.0] |> List.map tee |> printfn "%A"
module M18 =
  let log (o: obj) = printfn "%O" o
  let logAll xs = xs |> List.iter log
  logAll [1;2]
  logAll ["a"]
  List.iter log [1.0; 2.5]
module M19 =
  let (|Len|) xs = Seq.length xs
  match [1;2] with Len n -> printfn "%d" n
module M20 =
  let (|Has|_|) x xs = if Seq.contains x xs then Some () else None
  match [1;2] with Has 2 -> printfn "yes" | _ -> printfn "no"
module M21 =
  let (<+>) a b = Seq.append a b |> Seq.toList
  printfn "%A" ([1] <+> [|2|])
module M22 =
  type S() =
    static member Sum(xs) = Seq.sum xs
    static member Len xs = Seq.length xs
    member this.Twice xs = S.Sum xs + S.Sum(xs)
  printfn "%d %d %d" (S.Sum [1]) (S.Len "abc") (S().Twice [|2|])
module M23 =
  let rec a xs = b xs
  and b xs = if Seq.length xs > 2 then 0 else a (List.rev xs @ [1])
  printfn "%d" (a [1])
module M24 =
  let f (x: obj, y: seq<int>) = string x + string (Seq.length y)
  printfn "%s" (f (1, [2]))
  let t = (1, seq [2])
  printfn "%A" (List.map f [box 1, seq [2]])
module M25 =
  let f (x: obj, y: seq<int>) = string x + string (Seq.length y)
  printfn "%A" ([1, [2]] |> List.map f)
module M26 =
  let f (x: obj, y: seq<int>) = string x + string (Seq.length y)
  let g a b = f (a, b), a, b
  printfn "%A" (g 1 [2])
module M27 =
  let f (x: obj, y: seq<int>) = string x + string (Seq.length y)
  printfn "%A" ((1, [2]) |> f)
module M28 =
  let f (x: obj, y: seq<int>) = string x + string (Seq.length y)
  let t = 1, [2]
  printfn "%s" (f t)
module M29 =
  type IA = abstract S : string
  type D() = interface IA with member _.S = "d"
  let d = dict [ "a", (D() :> IA) ]
  printfn "%d" d.Count
  let f (k: string, v: IA) = k + v.S
  printfn "%s" (f ("x", D()))
  printfn "%A" (["x", D()] |> List.map f)
module M30 =
  type IA = abstract S : string
  type D() = interface IA with member _.S = "d"
  let f (x: IA) (n: int, y: IA) = x.S + string n + y.S
  printfn "%s" (f (D()) (1, D()))
  let g = f (D())
  printfn "%s" (g (2, D()))
