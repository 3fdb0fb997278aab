type Util() =
  static member Pair(a, b) = (a, b)
  static member Twice f x = f (f x)
  member this.Use() = Util.Pair(1, "a"), Util.Pair('c', 2.0), Util.Twice ((+) 1) 3, Util.Twice (fun s -> s + "!") "x"
  member this.Id x = x
  member this.Both() = this.Id 1, this.Id "s"
  member this.Rec n = if n = 0 then [] else n :: this.Rec (n - 1)
printfn "%A" (Util().Use())
printfn "%A" (Util().Both())
printfn "%A" (Util().Rec 3)
type StateBuilder() =
  member _.Return x = fun s -> (x, s)
  member _.Bind(m, f) = fun s -> let (a, s') = m s in f a s'
  member _.ReturnFrom m = m
  member _.Zero() = fun s -> ((), s)
  member _.Delay f = fun s -> f () s
  member b.Combine(m1, m2) = b.Bind(m1, fun () -> m2)
  member b.While(cond, body) = if cond () then b.Combine(body, b.While(cond, body)) else b.Zero()
  member b.For(xs: seq<_>, f) = xs |> Seq.fold (fun acc x -> b.Combine(acc, f x)) (b.Zero())
let state = StateBuilder()
let get = fun s -> (s, s)
let put s = fun _ -> ((), s)
let counter = state {
  let! n = get
  do! put (n + 1)
  for i in [10; 20] do
    let! m = get
    do! put (m + i)
  let! k = get
  return sprintf "%d->%d" n k }
printfn "%A" (counter 5)
type Writer<'a> = W of 'a * string list
type WriterBuilder() =
  member _.Return x = W (x, [])
  member _.Bind(W (a, l1), f) = let (W (b, l2)) = f a in W (b, l1 @ l2)
  member _.Yield msg = W ((), [msg])
  member _.Zero() = W ((), [])
  member b.Combine(a, c) = b.Bind(a, fun () -> c)
  member _.Delay f = f ()
let writer = WriterBuilder()
let tell s = W ((), [s])
let w = writer {
  do! tell "start"
  let! x = writer { return 5 }
  do! tell (sprintf "x=%d" x)
  return x * 2 }
printfn "%A" w
