// Inline functions, functions of functions, units of measure through generic code: what is inferred of them.
module M1 =
  type Vertex = { Id: int; Edges: (int * float) list }
  let dijkstra (g: Map<int, Vertex>) start =
    let rec go dist queue =
      match queue |> Set.toList with
      | [] -> dist
      | (d, v) :: _ ->
        let queue = Set.remove (d, v) queue
        let dist, queue =
          g.[v].Edges |> List.fold (fun (dist, q) (n, w) ->
            let nd = d + w
            match Map.tryFind n dist with
            | Some old when old <= nd -> dist, q
            | _ -> Map.add n nd dist, Set.add (nd, n) q) (dist, queue)
        go dist queue
    go (Map.ofList [start, 0.0]) (Set.singleton (0.0, start))
  let g = Map.ofList [1, { Id = 1; Edges = [2, 1.0; 3, 4.0] }; 2, { Id = 2; Edges = [3, 2.0] }; 3, { Id = 3; Edges = [] }]
  printfn "%A" (dijkstra g 1)
module M2 =
  let counter () =
    let n = ref 0
    (fun () -> n.Value <- n.Value + 1; n.Value), (fun () -> n.Value)
  let inc, cur = counter ()
  inc () |> ignore
  printfn "%d" (inc () + cur ())
module M3 =
  let inline (+.) (a: ^a) (b: ^a) : ^a = a + b
  printfn "%d %f" (1 +. 2) (1.0 +. 2.0)
  let inline norm (v: ^v) = (^v : (member Length : int) v)
  printfn "%d %d" (norm "abc") (norm [1;2])
module M4 =
  type Acc = { Sum: int; Count: int }
  let stats xs = ({ Sum = 0; Count = 0 }, xs) ||> List.fold (fun a x -> { a with Sum = a.Sum + x; Count = a.Count + 1 })
  let avg { Sum = s; Count = c } = float s / float c
  printfn "%f" (stats [1;2;3] |> avg)
module M5 =
  let rec even n = n = 0 || odd (n - 1)
  and odd n = n <> 0 && even (n - 1)
  printfn "%b %b" (even 10) (odd 7)
module M6 =
  type Dsl() =
    member _.Yield x = [x]
    member _.Combine(a, b) = a @ b
    member _.Delay f = f ()
    member _.For(xs, f) = xs |> Seq.collect f |> Seq.toList
    member _.Zero() = []
  let dsl = Dsl()
  printfn "%A" (dsl { yield 1
                      for i in 2 .. 3 do yield i * 10
                      if true then yield 5 })
module M7 =
  let sumOfSquares = Seq.map (fun x -> x * x) >> Seq.sum
  printfn "%d" (sumOfSquares [1;2;3])
  let wordCount (s: string) = s.Split(' ') |> Seq.countBy id |> Map.ofSeq
  printfn "%A" (wordCount "a b a")
module M8 =
  type Ord<'a> = abstract Cmp : 'a -> 'a -> int
  let byKey f = { new Ord<_> with member _.Cmp a b = compare (f a) (f b) }
  let sortWith (o: Ord<_>) xs = List.sortWith o.Cmp xs
  printfn "%A" (sortWith (byKey snd) [1, "b"; 2, "a"])
module M9 =
  let curried (a: int) (b: string) (c: float) = sprintf "%d %s %.1f" a b c
  let p1 = curried 1
  let p2 = p1 "x"
  printfn "%s %s" (p2 2.0) (p1 "y" 3.0)
  let fs = List.map curried [1;2] |> List.map (fun f -> f "z" 1.5)
  printfn "%A" fs
module M10 =
  type T(x: int) =
    member _.X = x
    static member Create(?x) = T(defaultArg x 7)
    static member Create(s: string) = T(int s)
  printfn "%d %d %d" (T.Create().X) (T.Create("5").X) (T.Create(x = 3).X)
module M11 =
  let agg = List.fold (fun (mn, mx) x -> min mn x, max mx x) (System.Int32.MaxValue, System.Int32.MinValue)
  printfn "%A" (agg [3;1;2])
module M12 =
  let lazyVals = [ for i in 1 .. 3 -> lazy (printfn "f %d" i; i * i) ]
  printfn "%d" (lazyVals |> List.sumBy (fun l -> l.Force()))
module M13 =
  let inline isEmpty (c: ^c) = (^c : (member Count : int) c) = 0
  printfn "%b %b" (isEmpty (ResizeArray<int>())) (isEmpty (Set.ofList [1]))
module M14 =
  type Rose<'a> = Rose of 'a * Rose<'a> list
  let rec foldRose f (Rose (x, kids)) = f x (List.map (foldRose f) kids)
  printfn "%d" (foldRose (fun x ks -> x + List.sum ks) (Rose (1, [Rose (2, []); Rose (3, [Rose (4, [])])])))
  printfn "%d" (foldRose (fun _ ks -> 1 + (if List.isEmpty ks then 0 else List.max ks)) (Rose ('a', [Rose ('b', [])])))
module M15 =
  type IRepo<'k, 'v> =
    abstract Find : 'k -> 'v option
    abstract Save : 'k * 'v -> unit
  type MemRepo<'k, 'v when 'k : comparison>() =
    let mutable m : Map<'k, 'v> = Map.empty
    interface IRepo<'k, 'v> with
      member _.Find k = Map.tryFind k m
      member _.Save(k, v) = m <- Map.add k v m
  let use' (r: IRepo<_, _>) k v = r.Save(k, v); r.Find k
  printfn "%A" (use' (MemRepo()) 1 "a")
  let svc r = use' r "k" 2.5
  printfn "%A" (svc (MemRepo<string, float>()))
module M16 =
  let handlers = [ "a", (fun (x: int) -> x + 1); "b", (fun x -> x * 2) ]
  let run name v = handlers |> List.tryFind (fst >> (=) name) |> Option.map (fun (_, f) -> f v)
  printfn "%A %A" (run "b" 4) (run "z" 1)
module M17 =
  type Visitor<'r> =
    abstract Num : int -> 'r
    abstract Add : 'r * 'r -> 'r
  type E = N of int | A of E * E
  let rec accept (v: Visitor<'r>) e = match e with N n -> v.Num n | A (a, b) -> v.Add(accept v a, accept v b)
  let ev = { new Visitor<int> with
               member _.Num n = n
               member _.Add(a, b) = a + b }
  let sh = { new Visitor<string> with
               member _.Num n = string n
               member _.Add(a, b) = "(" + a + "+" + b + ")" }
  let e = A (N 1, A (N 2, N 3))
  printfn "%d %s" (accept ev e) (accept sh e)
module M18 =
  type T =
    { mutable Items: int list }
    member t.Add x = t.Items <- x :: t.Items; t
    member t.Item with get i = t.Items.[i]
    member t.Sum = List.sum t.Items
  let t = { Items = [] }
  printfn "%d %d" (t.Add(1).Add(2).[0]) t.Sum
module M19 =
  let inline mapPair f (a, b) = f a, f b
  printfn "%A %A" (mapPair ((+) 1) (1, 2)) (mapPair string (1, 2))
module M20 =
  type Result<'a> = Good of 'a | Bad of string
    with
      member r.Map f = match r with Good x -> Good (f x) | Bad e -> Bad e
      member r.Bind f = match r with Good x -> f x | Bad e -> Bad e
      static member Of x = Good x
  printfn "%A" ((Good 1).Map(fun x -> x + 1).Bind(fun x -> if x > 1 then Good (string x) else Bad "small"))
  printfn "%A" (Result<_>.Of 3)
module M21 =
  type Money = { Amount: decimal; Cur: string }
    with
      static member (+) (a: Money, b: Money) = if a.Cur <> b.Cur then failwith "cur" else { a with Amount = a.Amount + b.Amount }
      static member (*) (a: Money, n: int) = { a with Amount = a.Amount * decimal n }
      static member Zero = { Amount = 0m; Cur = "EUR" }
      member m.Text = sprintf "%M %s" m.Amount m.Cur
  let inv = [ { Amount = 1.5m; Cur = "EUR" }, 2; { Amount = 3m; Cur = "EUR" }, 1 ]
  printfn "%s" (inv |> List.map (fun (m, n) -> m * n) |> List.sum).Text
  printfn "%s" (inv |> List.sumBy (fun (m, n) -> m * n)).Text
module M22 =
  module Op =
    let (+) (a: string) (b: int) = a + string b
  open Op
  printfn "%s" ("a" + 1)
module M23 =
  type P = { X: int; Y: int }
  type Q = { X: float; Z: int }
  let f p = p.X + 1.0
  let g (p: P) = p.X + 1
  let h { X = x; Y = y } = x + y
  printfn "%f %d %d" (f { X = 1.0; Z = 1 }) (g { X = 1; Y = 2 }) (h { X = 1; Y = 2 })
module M24 =
  let xs = [ 1, "a"; 2, "b" ]
  let m = dict xs
  for KeyValue (k, v) in m do printfn "%d %s" k v
  for kv in m do printfn "%d %s" kv.Key kv.Value
module M25 =
  type Tok = Int of int | Plus | Minus
  let rec expr toks =
    let lhs, rest = term toks
    let rec loop acc = function
      | Plus :: r -> let t, r = term r in loop (acc + t) r
      | Minus :: r -> let t, r = term r in loop (acc - t) r
      | r -> acc, r
    loop lhs rest
  and term = function
    | Int n :: r -> n, r
    | _ -> failwith "bad"
  printfn "%A" (expr [Int 1; Plus; Int 2; Minus; Int 4])
module M26 =
  type Base<'a>(x: 'a) =
    member _.X = x
    abstract Show : unit -> string
    default _.Show() = sprintf "%A" x
  type D(n: int) =
    inherit Base<int>(n)
    override d.Show() = "D" + base.Show()
  type D2<'b>(y: 'b, s) =
    inherit Base<string>(s)
    member _.Y = y
  printfn "%s %s %A %s" ((D 1).Show()) ((D2(2.0, "q")).Show()) (D2(2.0, "q")).Y (D2(1, "w")).X
module M27 =
  type Node<'k, 'v> = { Key: 'k; Val: 'v; Left: Node<'k, 'v> option; Right: Node<'k, 'v> option }
  let rec insert k v = function
    | None -> Some { Key = k; Val = v; Left = None; Right = None }
    | Some n when k < n.Key -> Some { n with Left = insert k v n.Left }
    | Some n when k > n.Key -> Some { n with Right = insert k v n.Right }
    | Some n -> Some { n with Val = v }
  let rec toList = function None -> [] | Some n -> toList n.Left @ [n.Key, n.Val] @ toList n.Right
  printfn "%A" (None |> insert 2 "b" |> insert 1 "a" |> insert 2 "c" |> toList)
module M28 =
  let tee f x = f x; x
  [3;1;2] |> List.sort |> tee (printfn "%A") |> List.map ((*) 2) |> tee (List.iter (printfn "%d")) |> ignore
module M29 =
  let inline (|>>) (a, b) f = f a, f b
  printfn "%A" ((1, 2) |>> fun x -> x * 10)
  let inline (>=>) f g x = f x |> Option.bind g
  let safe = (fun x -> if x > 0 then Some x else None) >=> (fun x -> Some (x * 2))
  printfn "%A %A" (safe 1) (safe -1)
module M30 =
  let pr fmt = Printf.kprintf (fun s -> "[" + s + "]") fmt
  printfn "%s %s" (pr "%d" 1) (pr "%s-%b" "a" true)
module M31 =
  let rec collatz n = seq {
    yield n
    if n <> 1 then yield! collatz (if n % 2 = 0 then n / 2 else 3 * n + 1) }
  printfn "%A" (collatz 6 |> Seq.toList)
module M32 =
  let primes = Seq.initInfinite id |> Seq.skip 2 |> Seq.filter (fun n -> Seq.forall (fun d -> n % d <> 0) { 2 .. n / 2 })
  printfn "%A" (primes |> Seq.take 5 |> Seq.toArray)
module M33 =
  type Shape = Circle of r: float | Rect of w: float * h: float
  let area = function Circle r -> 3.0 * r * r | Rect (w = w; h = h) -> w * h
  printfn "%f %f" (area (Circle (r = 1.0))) (area (Rect (h = 2.0, w = 3.0)))
