// generic unions and records with members that are called through the value
[<CustomEquality; NoComparison>]
type U<'a when 'a : equality> =
    | Val of 'a
    | Nothing
    override this.Equals(o) =
        match o with
        | :? U<'a> as u -> (match this, u with Val a, Val b -> a = b | Nothing, Nothing -> true | _ -> false)
        | _ -> false
    override this.GetHashCode() = match this with Val a -> hash a | Nothing -> 0
    override this.ToString() = match this with Val a -> sprintf "Val %A" a | Nothing -> "Nothing"
printfn "%b %b %b" (Val 1 = Val 1) (Val 1 = Nothing) ((Nothing: U<int>) = Nothing)
printfn "%b" ((Val 'a').Equals(box (Val "a")))
printfn "%b" (List.contains (Val 1.0) [Nothing; Val 1.0])
printfn "%O %O" (Val 'a') (Nothing : U<int>)
printfn "%A" [Val 1.0; Nothing]
printfn "%d" (hash (Val 1.0) - hash 1.0)
let mk (x: 'a) = Val x
printfn "%O" (mk 'c')
printfn "%s" (string (List.map Val ['a'; 'b']))
let rec build n x = if n = 0 then Nothing else (if n = 1 then mk x else build (n - 1) x)
printfn "%O" (build 3 2.0)
type IShow = abstract Show : unit -> string
type Pair<'a, 'b> =
    { A: 'a; B: 'b }
    member this.Swap() = { A = this.B; B = this.A }
    static member Make(a, b) = { A = a; B = b }
    interface IShow with
        member this.Show() = sprintf "%A-%A" this.A this.B
let sh (x: IShow) = x.Show()
let p = { A = 1.0; B = 'c' }
printfn "%s" (sh p)
printfn "%s" (sh (p.Swap()))
printfn "%s" (sh { p with A = 2.0 })
printfn "%s" (sh (Pair<int, float>.Make(1, 1.0)))
let two x y = { A = x; B = y }
printfn "%s" (sh (two 'x' [1.0]))
let all = [ for c in "ab" -> { A = c; B = float (int c) } ]
for a in all do printfn "%s" (sh a)
type Tree<'a> =
    | Leaf
    | Node of Tree<'a> * 'a * Tree<'a>
    member t.Insert(x: 'a, cmp: 'a -> 'a -> int) =
        match t with
        | Leaf -> Node (Leaf, x, Leaf)
        | Node (l, v, r) -> if cmp x v < 0 then Node (l.Insert(x, cmp), v, r) else Node (l, v, r.Insert(x, cmp))
    interface IShow with
        member t.Show() =
            match t with
            | Leaf -> "."
            | Node (l, v, r) -> (l :> IShow).Show() + sprintf "%A" v + (r :> IShow).Show()
let t = List.fold (fun (t: Tree<float>) x -> t.Insert(x, compare)) Leaf [3.0; 1.0; 2.0]
printfn "%s" (sh t)
let t2 = List.fold (fun (t: Tree<char>) x -> t.Insert(x, compare)) Leaf ['b'; 'a'; 'c']
printfn "%s" (sh t2)
[<Struct>]
type SP<'a> =
    { S: 'a }
    override this.ToString() = sprintf "<%A>" this.S
printfn "%O %s" { S = 'q' } (string { S = 1.0 })
type Wrapper<'a>(v: Pair<'a, 'a>) =
    override _.ToString() = (v :> IShow).Show()
printfn "%O" (Wrapper(two 'a' 'b'))
