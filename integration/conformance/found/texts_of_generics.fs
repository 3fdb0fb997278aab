type Pair<'a>(x: 'a, y: 'a list) =
    abstract Show: unit -> string
    default _.Show() = sprintf "%A %A" x y
    override _.ToString() = sprintf "<%A %O>" y x
type Cell<'a> = { V: 'a; Next: Cell<'a> option } with
    override c.ToString() = sprintf "cell %A %b" c.V c.Next.IsSome
type Tr<'a> = Lf | Nd of Tr<'a> * 'a * Tr<'a> with
    override t.ToString() = match t with Lf -> "." | Nd (l, v, r) -> sprintf "(%O %A %O)" l v r
printfn "%s %O" (Pair(1, [ 2; 3 ]).Show()) (Pair("a", [ "b" ]))
printfn "%s" (Pair((1, "x"), [ 2, "y" ]).Show())
printfn "%s" (Pair(Some 1.5, [ None; Some 2.25 ]).Show())
printfn "%O %O" { V = 5; Next = None } { V = "s"; Next = Some { V = "t"; Next = None } }
printfn "%O" (Nd (Nd (Lf, 1, Lf), 2, Lf))
printfn "%O" (Nd (Lf, [ true ], Lf))
type Rec = { A: int; B: string }
printfn "%s" (Pair({ A = 1; B = "b" }, []).Show())
printfn "%s" (Pair([| 1; 2 |], [ [| 3 |] ]).Show())
