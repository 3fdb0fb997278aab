open System
printfn "%d" ((3 :> IComparable).CompareTo 4)
printfn "%d" (("b" :> IComparable).CompareTo "a")
printfn "%d" ((2.5 :> IComparable<float>).CompareTo 2.5)
let biggest<'T when 'T :> IComparable> (xs: 'T list) =
    xs |> List.reduce (fun a b -> if a.CompareTo b >= 0 then a else b)
printfn "%d %s %f" (biggest [1; 3; 2]) (biggest ["a"; "c"; "b"]) (biggest [1.5; 0.5])
let clamp (lo: 'T) (hi: 'T) (x: 'T) : 'T when 'T :> IComparable<'T> =
    if x.CompareTo lo < 0 then lo elif x.CompareTo hi > 0 then hi else x
printfn "%d %s" (clamp 1 10 42) (clamp "b" "d" "a")
let cs : IComparable list = [1; 2]
let eq<'T when 'T :> IEquatable<'T>> (a: 'T) (b: 'T) = a.Equals b
printfn "%b %b" (eq 1 1) (eq "a" "b")
let isC (x: obj) = match x with :? IComparable as c -> (try string (c.CompareTo x) with _ -> "exn") | _ -> "no"
printfn "%s %s %s" (isC 1) (isC "a") (isC (obj()))
type Node<'T when 'T :> IComparable<'T>> = Leaf | Node of Node<'T> * 'T * Node<'T>
let rec insert (x: 'T) t =
    match t with
    | Leaf -> Node(Leaf, x, Leaf)
    | Node(l, v, r) -> if x.CompareTo v < 0 then Node(insert x l, v, r) else Node(l, v, insert x r)
printfn "%A" (Leaf |> insert 3 |> insert 1)
