// More of them: abstract, generic, with interfaces and further constructors; tests of boxed exceptions.
open System
exception Fs of int
type My<'T>(v: 'T) =
    inherit Exception("generic")
    member _.V = v
[<AbstractClass>]
type Base(msg: string) =
    inherit Exception(msg)
    abstract Code: int
    default _.Code = 0
    abstract Describe: unit -> string
    override this.ToString() = sprintf "<%d %s>" this.Code (this.Describe())
type NotFound(what: string) =
    inherit Base("not found: " + what)
    override _.Code = 404
    override _.Describe() = "missing " + what
    interface IDisposable with
        member _.Dispose() = printfn "disposed %s" what
type Secondary(a: int, b: string) =
    inherit Exception(b)
    new (a: int) = Secondary(a, "default " + string a)
    member _.A = a
    static member Make n = Secondary(n)
type WithSelf(n: int) as this =
    inherit Exception("self")
    do printfn "made %d %s" n this.Message
    member _.N = n
let kind (o: obj) =
    match o with
    | :? My<int> as m -> sprintf "My<int> %d" m.V
    | :? NotFound as n -> "NotFound " + n.Describe()
    | :? Base -> "Base"
    | :? ArgumentNullException -> "null"
    | :? ArgumentException as a -> "arg " + a.Message
    | :? exn as e -> "exn " + e.GetType().Name
    | _ -> "other"
for o in [ box (My 3); box (My "s"); box (new NotFound "x"); box (ArgumentException "a"); box (ArgumentNullException "a"); box (Fs 1); box (Failure "f"); box 1; box (Secondary 4) ] do printfn "%s" (kind o)
let n = new NotFound("page")
printfn "%O %s %d %A" n n.Message n.Code n
printfn "%s %d" (Secondary.Make 3).Message (Secondary(5, "five")).A
printfn "%d" (WithSelf 2).N
let safe f = try Choice1Of2 (f ()) with :? Base as b -> Choice2Of2 b.Code
printfn "%A %A" (safe (fun () -> 1)) (safe (fun () -> raise (new NotFound "q")))
let rec retry n f = try f n with :? Base when n > 0 -> printfn "retry %d" n; retry (n - 1) f
printfn "%d" (retry 2 (fun k -> if k > 0 then raise (new NotFound(string k)) else 42))
(use d = new NotFound "used" in printfn "in use %s" d.Message)
try
    try raise (My [ 1; 2 ])
    with :? My<int list> as m -> printfn "list %A" m.V; raise (Secondary(9, "second"))
with
| :? Secondary as s -> printfn "%s %d" s.Message s.A
| e -> printfn "other %s" e.Message
let all : exn list = [ My 1 :> exn; new NotFound "z" :> exn; Secondary 1 :> exn; Fs 2; Failure "w"; ArgumentException "v" :> exn ]
for e in all do printfn "%s | %s" (e.GetType().Name) e.Message
printfn "%b %b" (all.[0] = all.[0]) (all.[0] = (My 1 :> exn))
printfn "%s" (try raise all.[1] with :? NotFound as e -> e.Message | _ -> "no")
let throwing = lazy (raise (Secondary(1, "lazy")) : int)
for _ in 1 .. 2 do printfn "%s" (try string (throwing.Force()) with :? Secondary as s -> s.Message)
let s = seq { yield 1; raise (Secondary 7); yield 2 }
printfn "%s" (try Seq.toList s |> string with :? Secondary as e -> e.Message)
printfn "%s" (string (Secondary 8))
