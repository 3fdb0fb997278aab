type Reader<'e, 'a> = Reader of ('e -> 'a)
module Reader =
    let run e (Reader f) = f e
    let ask<'e> : Reader<'e, 'e> = Reader id
    let map f (Reader g) = Reader (g >> f)
    let bind f (Reader g) = Reader (fun e -> run e (f (g e)))
type ReaderBuilder() =
    member _.Return x = Reader (fun _ -> x)
    member _.Bind(m, f) = Reader.bind f m
    member _.ReturnFrom (m: Reader<_, _>) = m
    member _.Zero() = Reader ignore
let reader = ReaderBuilder()
type Cfg = { Host: string; Port: int; Debug: bool }
let url = reader {
    let! c = Reader.ask
    return sprintf "%s:%d" c.Host c.Port }
let banner = reader {
    let! u = url
    let! c = Reader.ask
    if c.Debug then return "[debug] " + u else return u }
printfn "%s" (Reader.run { Host = "h"; Port = 80; Debug = true } banner)
type W<'a> = { Value: 'a; Log: string list }
type WBuilder() =
    member _.Return x = { Value = x; Log = [] }
    member _.Bind(m, f) = let r = f m.Value in { r with Log = m.Log @ r.Log }
    member _.Zero() = { Value = (); Log = [] }
    member _.Combine(a: W<unit>, b: W<'b>) = { b with Log = a.Log @ b.Log }
    member _.Delay (f: unit -> W<'a>) = f ()
    member this.For(xs: seq<'a>, f: 'a -> W<unit>) = xs |> Seq.map f |> Seq.fold (fun a b -> this.Combine(a, b)) (this.Zero())
let w = WBuilder()
let tell s = { Value = (); Log = [ s ] }
let prog = w {
    do! tell "start"
    for i in 1 .. 3 do
        do! tell (sprintf "i=%d" i)
    let! x = { Value = 42; Log = [ "got 42" ] }
    if x > 40 then do! tell "big"
    return x * 2 }
printfn "%A" prog
type Cont<'a, 'r> = ('a -> 'r) -> 'r
type ContBuilder() =
    member _.Return x : Cont<_, _> = fun k -> k x
    member _.Bind(m: Cont<_, _>, f: _ -> Cont<_, _>) : Cont<_, _> = fun k -> m (fun a -> f a k)
let cont = ContBuilder()
let callcc (f: ('a -> Cont<'b, 'r>) -> Cont<'a, 'r>) : Cont<'a, 'r> = fun k -> f (fun a _ -> k a) k
let safeDiv x y = callcc (fun exit -> cont {
    let! _ = if y = 0 then exit "div by zero" else cont { return "" }
    return string (x / y) })
printfn "%s %s" (safeDiv 10 2 id) (safeDiv 1 0 id)
