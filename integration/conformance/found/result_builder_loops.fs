// result builder with for/while/try/use
type ResultBuilder() =
  member _.Return x = Ok x
  member _.ReturnFrom (r: Result<_, _>) = r
  member _.Bind(r, f) = match r with Ok v -> f v | Error e -> Error e
  member _.Zero() = Ok ()
  member _.Delay f = f
  member _.Run f = f ()
  member _.Combine(a, b) = match a with Ok () -> b () | Error e -> Error e
  member this.While(guard, body) =
    if guard () then this.Bind(body (), fun () -> this.While(guard, body)) else this.Zero()
  member this.For(xs: seq<_>, body) =
    use e = xs.GetEnumerator()
    this.While((fun () -> e.MoveNext()), fun () -> body e.Current)
  member _.TryWith(body, handler) = try body () with e -> handler e
  member _.TryFinally(body, fin) = try body () finally fin ()
  member this.Using(d: #System.IDisposable, body) =
    this.TryFinally((fun () -> body d), fun () -> d.Dispose())
let result = ResultBuilder()
let parse (s: string) = match System.Int32.TryParse s with | true, n -> Ok n | _ -> Error ("bad " + s)
let sumAll xs = result {
  let total = ref 0
  for x in xs do
    let! n = parse x
    total.Value <- total.Value + n
  return total.Value }
printfn "%A" (sumAll ["1"; "2"; "3"])
printfn "%A" (sumAll ["1"; "x"; "3"])
let disp name = { new System.IDisposable with member _.Dispose() = printfn "dispose %s" name }
let r = result {
  use d = disp "a"
  do! (if true then Ok () else Error "no")
  if 1 > 2 then do! Error "never"
  try
    let! x = parse "5"
    return x * 2
  with e -> return -1 }
printfn "%A" r
let counting : Result<int, string> = result {
  let i = ref 0
  while i.Value < 3 do
    printfn "i=%d" i.Value
    i.Value <- i.Value + 1
  return! Ok i.Value }
printfn "%A" counting
