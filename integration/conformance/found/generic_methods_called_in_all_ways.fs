// generic virtual methods through many ways of calling
type ILog =
    abstract Log : string * 'a -> unit
    abstract Get<'t> : unit -> 't option
    abstract Fold<'s> : ('s -> int -> 's) -> 's -> 's
type Impl() =
    interface ILog with
        member _.Log(n, v) = printfn "%s=%A" n v
        member _.Get<'t>() = (match box 'c' with :? 't as t -> Some t | _ -> None)
        member _.Fold f s = List.fold f s [1; 2; 3]
let l = Impl() :> ILog
l.Log("a", 1.0)
("b", 'x') |> l.Log
l.Log <| ("c", [2.0])
printfn "%A %A" (l.Get<char>()) (l.Get<int>())
printfn "%A" (l.Fold (fun s x -> s + float x) 0.5)
printfn "%A" (l.Fold (fun s x -> x :: s) [])
let withLog (log: ILog) = log.Log("inner", Some 'y'); log
(withLog l).Log("outer", (1.0, 'z'))
let partial = fun v -> l.Log("p", v)
partial 3.0
let calls : (unit -> unit) list = [ (fun () -> l.Log("d", 1uy)); (fun () -> l.Log("e", 2.0f)) ]
for c in calls do c ()
type Wrap(inner: ILog) =
    interface ILog with
        member _.Log(n, v) = inner.Log("w" + n, (v, v))
        member _.Get<'t>() = inner.Get<'t>()
        member _.Fold f s = inner.Fold f s
let w = Wrap(Wrap l) :> ILog
w.Log("x", 1.0)
printfn "%A" (w.Get<char>())
[<AbstractClass>]
type Shape() =
    abstract Tag : 'a -> string
    default this.Tag(x: 'a) = sprintf "shape %A" x
    member this.TagTwice x = this.Tag x + this.Tag [x]
type Sq() =
    inherit Shape()
    override this.Tag x = "sq " + base.Tag(x) + sprintf " %O" (box x)
printfn "%s" (Sq().TagTwice 1.0)
printfn "%s" ({ new Shape() with member _.Tag x = sprintf "obj %A" x }.TagTwice 'c')
let shapes : Shape list = [ Sq(); { new Shape() with member _.Tag x = sprintf "o%A" x } ]
for s in shapes do printfn "%s" (s.Tag 'k')
async { l.Log("async", 1.5) } |> Async.RunSynchronously
let rec deep n (i: ILog) = if n = 0 then i else deep (n - 1) (Wrap i)
(deep 3 l).Log("deep", 'd')
