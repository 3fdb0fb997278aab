type Visitor<'r> =
    abstract Num: int -> 'r
    abstract Add: 'r * 'r -> 'r
type Term =
    abstract Accept: Visitor<'r> -> 'r
let num n = { new Term with member _.Accept v = v.Num n }
let add (a: Term) (b: Term) = { new Term with member _.Accept v = v.Add(a.Accept v, b.Accept v) }
let t = add (num 1) (add (num 2) (num 3))
let evaluate = { new Visitor<int> with
                   member _.Num n = n
                   member _.Add(a, b) = a + b }
let show = { new Visitor<string> with
               member _.Num n = string n
               member _.Add(a, b) = sprintf "(%s+%s)" a b }
printfn "%d %s" (t.Accept evaluate) (t.Accept show)
type Both<'a> =
    abstract Map: ('a -> 'b) -> 'b list
    abstract Zip: 'c list -> ('a * 'c) list
type Items<'a>(items: 'a list) =
    interface Both<'a> with
        member _.Map f = List.map f items
        member _.Zip other = List.zip items other
let both = Items [ 1; 2 ] :> Both<int>
printfn "%A %A %A" (both.Map string) (both.Map float) (both.Zip [ 'a'; 'b' ])
[<AbstractClass>]
type Shape() =
    abstract Fold: 's -> ('s -> int -> 's) -> 's
    member s.Sum = s.Fold 0 (+)
type Dots(ns: int list) =
    inherit Shape()
    override _.Fold s f = List.fold f s ns
printfn "%d %s" (Dots [ 1; 2; 3 ]).Sum ((Dots [ 1; 2 ]).Fold "" (fun s n -> s + string n))
type IRun = abstract Run<'a> : (unit -> 'a) -> 'a
let r = { new IRun with member _.Run f = f () }
printfn "%d %s" (r.Run(fun () -> 1)) (r.Run(fun () -> "x"))
