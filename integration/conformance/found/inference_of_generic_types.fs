// Generic records, unions and classes with members, operators, builders, recursive types: what is inferred of them.
module M1 =
  type Pair<'a, 'b> = { First: 'a; Second: 'b } with
    member p.Swap() = { First = p.Second; Second = p.First }
    member p.Map(f, g) = { First = f p.First; Second = g p.Second }
    static member Of(a, b) = { First = a; Second = b }
  let p = Pair<_, _>.Of(1, "a")
  printfn "%A %A" (p.Swap()) (p.Map((+) 1, fun s -> s + "!"))
module M2 =
  let inline sq x = x * x
  let inline dist (x1, y1) (x2, y2) = sqrt (sq (x1 - x2) + sq (y1 - y2))
  printfn "%f %f" (dist (0.0, 0.0) (3.0, 4.0)) (float (dist (0.0f, 0.0f) (3.0f, 4.0f)))
module M3 =
  type V = { X: float; Y: float } with
    static member (+) (a, b) = { X = a.X + b.X; Y = a.Y + b.Y }
    static member (*) (k: float, v) = { X = k * v.X; Y = k * v.Y }
    static member (*) (v: V, k: float) = k * v
    static member (~-) v = { X = -v.X; Y = -v.Y }
    static member Zero = { X = 0.0; Y = 0.0 }
    static member (.*) (a, b) = a.X * b.X + a.Y * b.Y
  let v = { X = 1.0; Y = 2.0 }
  printfn "%A %A %A %f" (v + v) (2.0 * v) (-v * 3.0) (v .* v)
  printfn "%A" (List.sum [v; v])
  printfn "%A" (List.fold (+) V.Zero [v; v; v])
module M4 =
  [<Measure>] type m
  [<Measure>] type s
  let speed (d: float<'u>) (t: float<'v>) : float<'u / 'v> = d / t
  let inline twice (x: ^a) = x + x
  let avg (xs: float<'u> list) = List.sum xs / float xs.Length
  printfn "%f %f %f" (float (speed 10.0<m> 2.0<s>)) (float (twice 2.0<m>)) (float (avg [1.0<s>; 3.0<s>]))
  type Vec<[<Measure>] 'u> = { X: float<'u>; Y: float<'u> } with
    member v.Len = sqrt (v.X * v.X + v.Y * v.Y)
    static member (+) (a: Vec<'u>, b: Vec<'u>) = { X = a.X + b.X; Y = a.Y + b.Y }
  printfn "%f" (float ({ X = 3.0<m>; Y = 4.0<m> } + { X = 0.0<m>; Y = 0.0<m> }).Len)
module M5 =
  type Calc() =
    member _.Add(a: int, b: int) = a + b
    member _.Add(a: float, b: float) = a + b
    member _.Add(a: string, b: string) = a + b
    member _.Add(a: int list, b) = a @ b
  let c = Calc()
  printfn "%d %f %s %A" (c.Add(1, 2)) (c.Add(1.0, 2.0)) (c.Add("a", "b")) (c.Add([1], [2]))
module M6 =
  type Conf(?name: string, ?size: int) =
    member val Name = defaultArg name "none" with get, set
    member val Size = defaultArg size 1 with get, set
    member c.Show(?prefix: string, ?suffix) = (defaultArg prefix "") + c.Name + string c.Size + (defaultArg suffix "")
  printfn "%s" (Conf().Show())
  printfn "%s" (Conf("x").Show(suffix = "!"))
  printfn "%s" (Conf(size = 3, name = "y").Show("<", ">"))
  printfn "%s" (Conf(Name = "z", Size = 9).Show(prefix = "-"))
  printfn "%s" (Conf(?name = Some "w").Show(?suffix = None))
module M7 =
  type IStack<'a> =
    abstract Push : 'a -> IStack<'a>
    abstract Pop : unit -> ('a * IStack<'a>) option
    abstract Count : int
  let rec mk items =
    { new IStack<_> with
        member _.Push x = mk (x :: items)
        member _.Pop() = match items with [] -> None | x :: r -> Some (x, mk r)
        member _.Count = List.length items }
  let s = (mk []).Push(1).Push(2)
  match s.Pop() with
  | Some (x, r) -> printfn "%d %d %d" x r.Count s.Count
  | None -> ()
module M8 =
  type Expr =
    | Num of int
    | Bin of Op * Expr * Expr
    | Call of Fn * Expr list
  and Op = Add | Mul
  and Fn = { Name: string; Run: int list -> int }
  let rec eval = function
    | Num n -> n
    | Bin (Add, a, b) -> eval a + eval b
    | Bin (Mul, a, b) -> eval a * eval b
    | Call (f, args) -> f.Run (List.map eval args)
  printfn "%d" (eval (Call ({ Name = "sum"; Run = List.sum }, [Num 1; Bin (Mul, Num 2, Num 3)])))
module M9 =
  type Nested<'a> = Flat of 'a | Deep of Nested<'a list>
  let rec depth<'a> (n: Nested<'a>) : int = match n with Flat _ -> 0 | Deep d -> 1 + depth d
  printfn "%d" (depth (Deep (Deep (Flat [[1]]))))
module M10 =
  let inline add a b = a + b
  printfn "%d %f %s" (add 1 2) (add 1.5 2.5) (add "a" "b")
  let inline sumBy f xs = List.fold (fun s x -> s + f x) LanguagePrimitives.GenericZero xs
  printfn "%d %f" (sumBy id [1;2]) (sumBy float [1;2])
module M11 =
  let inline name x = (^a : (member Name : string) x)
  type A = { Name: string }
  type B(n) = member _.Name = n + "!"
  printfn "%s %s" (name { Name = "a" }) (name (B "b"))
module M12 =
  let inline call (x: ^a) (y: int) : string = (^a : (member Do : int -> string) (x, y))
  type A() = member _.Do(n: int) = string n
  printfn "%s" (call (A()) 3)
module M13 =
  let compose fs = List.fold (>>) id fs
  printfn "%d" (compose [(+) 1; (*) 2] 3)
  let pipeline = [String.length; (+) 1 << String.length] |> List.map (fun f -> f "abc")
  printfn "%A" pipeline
module M14 =
  let memo f =
    let d = System.Collections.Generic.Dictionary<_, _>()
    fun x ->
      match d.TryGetValue x with
      | true, v -> v
      | _ ->
        let v = f x
        d.[x] <- v
        v
  let f = memo (fun x -> printfn "c %d" x; x * 2)
  printfn "%d %d" (f 2) (f 2)
module M15 =
  type State<'s, 'a> = State of ('s -> 'a * 's)
  let run (State f) s = f s
  type StateBuilder() =
    member _.Return x = State (fun s -> x, s)
    member _.Bind(m, f) = State (fun s -> let a, s2 = run m s in run (f a) s2)
    member _.ReturnFrom m = m
    member _.Zero() = State (fun s -> (), s)
  let state = StateBuilder()
  let get = State (fun s -> s, s)
  let put s = State (fun _ -> (), s)
  let tick = state {
    let! n = get
    do! put (n + 1)
    return n }
  printfn "%A" (run (state { let! a = tick in let! b = tick in return a + b }) 5)
module M16 =
  type Parser<'a> = Parser of (char list -> ('a * char list) option)
  let parse (Parser p) s = p s
  let (>>=) p f = Parser (fun s -> match parse p s with None -> None | Some (a, r) -> parse (f a) r)
  let ret x = Parser (fun s -> Some (x, s))
  let sat f = Parser (function c :: r when f c -> Some (c, r) | _ -> None)
  let (<|>) a b = Parser (fun s -> match parse a s with None -> parse b s | r -> r)
  let rec many p = (some p) <|> ret []
  and some p = p >>= fun x -> many p >>= fun xs -> ret (x :: xs)
  let num = some (sat System.Char.IsDigit) >>= fun ds -> ret (int (System.String(List.toArray ds)))
  printfn "%A" (parse num (List.ofSeq "12a"))
module M17 =
  module rec M =
    type A = { B: B option }
    and B = { A: A; N: int }
    let f (a: A) = match a.B with Some b -> g b | None -> 0
    let g (b: B) = b.N + f b.A
  printfn "%d" (M.f { B = Some { A = { B = None }; N = 4 } })
module M18 =
  let f x = x.ToString()
  printfn "%s %s" (f 1) (f true)
module M19 =
  let lookup k (m: Map<_, _>) = m.TryFind k |> Option.defaultValue 0
  printfn "%d %d" (lookup "a" (Map.ofList ["a", 1])) (lookup 2 Map.empty)
module M20 =
  let groups xs = xs |> List.groupBy (fun (k, _) -> k) |> List.map (fun (k, vs) -> k, vs |> List.sumBy snd)
  printfn "%A" (groups ["a", 1; "b", 2; "a", 3])
module M21 =
  type Counter<'k when 'k : comparison>() =
    let mutable m : Map<'k, int> = Map.empty
    member _.Add k = m <- Map.add k (1 + (Map.tryFind k m |> Option.defaultValue 0)) m
    member _.Top = m |> Map.toList |> List.sortByDescending snd |> List.tryHead
  let c = Counter()
  for w in ["a"; "b"; "a"] do c.Add w
  printfn "%A" c.Top
module M22 =
  let rec fix f x = f (fix f) x
  printfn "%d" (fix (fun self n -> if n = 0 then 1 else n * self (n - 1)) 5)
module M23 =
  let flip f a b = f b a
  let curry f a b = f (a, b)
  let uncurry f (a, b) = f a b
  printfn "%d %d %d" (flip (-) 1 2) (curry fst 1 2) (uncurry (+) (1, 2))
  printfn "%A" (List.map (uncurry max) [1, 2; 4, 3])
module M24 =
  type System.String with
    member s.Shout() = s.ToUpper() + "!"
    static member Rep(s: string, n) = String.replicate n s
  type List<'a> with
    member l.Second = l.Tail.Head
  printfn "%s %s %d" ("a".Shout()) (System.String.Rep("b", 3)) [1;2].Second
module M25 =
  let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd
  let (|Between|_|) lo hi x = if x >= lo && x <= hi then Some (x - lo) else None
  let (|Field|) get x = get x
  let cl = function Even -> "e" | Odd -> "o"
  let b = function Between 1 5 n -> n | _ -> -1
  let g = function Field fst 1 -> "one" | _ -> "other"
  printfn "%s %d %d %s" (cl 3) (b 3) (b 9) (g (1, 2))
module M26 =
  type Num = N of int with
    static member (+) (N a, N b) = N (a + b)
    static member (+) (N a, b: int) = N (a + b)
    static member op_Explicit (N a) : int = a
    static member op_Explicit (N a) : float = float a
    static member One = N 1
  printfn "%A %A %d %f" (N 1 + N 2) (N 1 + 5) (int (N 3)) (float (N 3))
module M27 =
  type Matrix(rows: int, cols: int) =
    let data = Array2D.zeroCreate<float> rows cols
    member _.Item with get (i, j) = data.[i, j] and set (i, j) v = data.[i, j] <- v
    member _.Rows = rows
    static member (*) (a: Matrix, b: Matrix) =
      let r = Matrix(a.Rows, b.Cols)
      for i in 0 .. a.Rows - 1 do
        for j in 0 .. b.Cols - 1 do
          for k in 0 .. a.Cols - 1 do
            r.[i, j] <- r.[i, j] + a.[i, k] * b.[k, j]
      r
    member _.Cols = cols
  let m = Matrix(1, 1)
  m.[0, 0] <- 3.0
  printfn "%f" (m * m).[0, 0]
module M28 =
  let tryParse (s: string) = match System.Int32.TryParse s with | true, v -> Some v | _ -> None
  let sumAll = Seq.choose tryParse >> Seq.sum
  printfn "%d" (sumAll ["1"; "x"; "3"])
module M29 =
  type Lens<'s, 'a> = { Get: 's -> 'a; Set: 'a -> 's -> 's }
  let compose l1 l2 = { Get = l1.Get >> l2.Get; Set = fun v s -> l1.Set (l2.Set v (l1.Get s)) s }
  let over l f s = l.Set (f (l.Get s)) s
  type P = { Name: string; Addr: Ad }
  and Ad = { Street: string; No: int }
  let addr = { Get = (fun p -> p.Addr); Set = fun a p -> { p with Addr = a } }
  let no = { Get = (fun a -> a.No); Set = fun n a -> { a with No = n } }
  printfn "%A" (over (compose addr no) ((+) 1) { Name = "x"; Addr = { Street = "s"; No = 1 } })
module M30 =
  let inline clamp lo hi x = max lo (min hi x)
  printfn "%d %f %s" (clamp 1 5 9) (clamp 0.0 1.0 0.5) (clamp "b" "d" "a")
module M31 =
  let rec zipWith f xs ys = match xs, ys with x :: xs, y :: ys -> f x y :: zipWith f xs ys | _ -> []
  printfn "%A" (zipWith (fun a b -> a, b) [1;2] ["a";"b"])
module M32 =
  type Queue<'a>(front: 'a list, back: 'a list) =
    static member Empty = Queue<'a>([], [])
    member _.Enqueue x = Queue(front, x :: back)
    member _.Dequeue() = match front with
                         | x :: f -> Some (x, Queue(f, back))
                         | [] -> match List.rev back with [] -> None | x :: f -> Some (x, Queue(f, []))
  let q = Queue<int>.Empty.Enqueue(1).Enqueue(2)
  match q.Dequeue() with Some (x, _) -> printfn "%d" x | None -> ()
module M33 =
  type RB() =
    member _.Bind(m, f) = Result.bind f m
    member _.Return x = Ok x
    member _.ReturnFrom m = m
  let res = RB()
  let div a b = if b = 0 then Error "div" else Ok (a / b)
  let calc a b c = res { let! x = div a b in let! y = div x c in return x + y }
  printfn "%A %A" (calc 8 2 2) (calc 1 0 1)
module M34 =
  let apply (f: 'a -> 'b when 'b : comparison) xs = xs |> List.map f |> List.max
  printfn "%d" (apply String.length ["a"; "bbb"])
