type Box2<'a> =
    { V: 'a }
    override this.ToString() = sprintf "Box(%A)" this.V
printfn "%s" ({ V = 1.0 }.ToString())
printfn "%s" ({ V = 'c' }.ToString())
printfn "%O" { V = 2.0 }
printfn "%s" (string { V = [1.0] })
printfn "%A" { V = 'x' }
printfn "%O" (box { V = 'y' })
printfn "%O" [ { V = 'y' } ]
printfn "%A" (Some { V = 3.0 })
type Tree<'a> =
    | Leaf
    | Node of Tree<'a> * 'a * Tree<'a>
    override this.ToString() =
        match this with
        | Leaf -> "."
        | Node (l, v, r) -> sprintf "(%O %O %O)" l v r
printfn "%O" (Node (Node (Leaf, 1.0, Leaf), 2.0, Leaf))
printfn "%O" (Node (Node (Leaf, 'a', Leaf), 'b', Leaf))
printfn "%s" ((Node (Leaf, 'a', Leaf)).ToString())
type P<'a, 'b>(a: 'a, b: 'b) =
    override _.ToString() = sprintf "P %A %A" a b
printfn "%O" (P(1.0, 'c'))
printfn "%O" (box (P(1.0, 'c')))
let show (x: 'a) = x.ToString()
printfn "%s" (show { V = 'c' })
printfn "%s" (show 'c')
printfn "%s" (show 1.0)
let text x = sprintf "%O" x
printfn "%s" (text { V = 'c' })
printfn "%s" (text (Node (Leaf, 'a', Leaf)))
printfn "%s" (System.String.Join(",", [ { V = 'c' } ]))
let sb = System.Text.StringBuilder()
sb.Append({ V = 'c' }) |> ignore
printfn "%s" (sb.ToString())
printfn "%s" (System.String.Format("{0} {1}", { V = 'c' }, 'd'))
printfn "%s" ("" + string { V = 'e' })
