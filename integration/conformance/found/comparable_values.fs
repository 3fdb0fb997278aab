open System
open System.Collections.Generic
type P = { X: int; Y: string }
type U = A | B of int
type V(n: int) =
    member _.N = n
    interface IComparable with
        member _.CompareTo o = match o with :? V as v -> compare n v.N | _ -> invalidArg "o" "no V"
    override _.Equals o = match o with :? V as v -> n = v.N | _ -> false
    override _.GetHashCode() = n
let cmp (a: IComparable) (b: obj) = try string (sign (a.CompareTo b)) with e -> e.GetType().Name + ": " + e.Message
printfn "%s %s %s" (cmp 1 2) (cmp "x" "a") (cmp 'c' 'b')
printfn "%s" (cmp 1 "x")
printfn "%s %s" (cmp { X = 1; Y = "b" } { X = 1; Y = "a" }) (cmp (B 2) A)
printfn "%s" (cmp [1; 2] [1])
printfn "%s" (cmp (V 1) (V 2))
printfn "%s %s" (cmp 1 null) (cmp (Some 3) (Some 2))
let items : IComparable list = [1 :> IComparable; "a" :> IComparable; V 3 :> IComparable; 2.5 :> IComparable]
for i in items do
    match box i with
    | :? int as n -> printfn "int %d" n
    | :? string as s -> printfn "string %s" s
    | :? V as v -> printfn "V %d" v.N
    | o -> printfn "other %O %s" o (o.GetType().Name)
for i in items do
    match i with
    | :? int as n -> printfn "int %d" n
    | :? string as s -> printfn "string %s" s
    | :? V as v -> printfn "V %d" v.N
    | o -> printfn "other %O" o
let back = (items.[0] :?> int) + 1
printfn "%d" back
let sortWith (xs: 'T list) = xs |> List.sortWith (fun a b -> (a :> IComparable).CompareTo b)
let ofAny (x: obj) = match x with :? IComparable as c -> "comparable" | _ -> "not"
printfn "%A" [ofAny 1; ofAny "s"; ofAny (V 1); ofAny A; ofAny (obj ()); ofAny [1]; ofAny (1, 2); ofAny [|1|]]
let largest (xs: seq<'T>) : 'T when 'T :> IComparable<'T> =
    let mutable best = Seq.head xs
    for x in xs do if x.CompareTo best > 0 then best <- x
    best
printfn "%d %s %A %A" (largest [1; 5; 2]) (largest ["q"; "z"]) (largest [A; B 3; B 1]) (largest [{ X = 1; Y = "" }; { X = 2; Y = "a" }])
type SortedBag<'T when 'T :> IComparable<'T>>() =
    let items = List<'T>()
    member _.Add x =
        let i = items.FindIndex(fun y -> y.CompareTo x > 0)
        if i < 0 then items.Add x else items.Insert(i, x)
    member _.Items = List.ofSeq items
let bag = SortedBag<int>()
for x in [3; 1; 2] do bag.Add x
printfn "%A" bag.Items
let same (a: #IEquatable<'b>) (b: 'b) = a.Equals b
printfn "%b %b" (same 1 1) (same "a" "b")
let eqI = 5 :> IEquatable<int>
printfn "%b %b" (eqI.Equals 5) (eqI.Equals 6)
printfn "%A %A" (5 :> IComparable) [ "a" :> IComparable ]
printfn "%O %s" (items.[1]) (string items.[3])
