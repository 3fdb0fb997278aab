// kept types in all the places where values are made
type IShow = abstract Show : unit -> string
type Opt<'a> =
    | Full of value: 'a
    | Two of 'a * 'a
    | Empty
    static member Of(x: 'a) = Full x
    member this.Map(f: 'a -> 'b) : Opt<'b> = match this with Full v -> Full (f v) | Two (a, b) -> Two (f a, f b) | Empty -> Empty
    member this.Filter p = match this with Full v when p v -> this | Two _ -> this | _ -> Empty
    interface IShow with
        member this.Show() = match this with Full v -> sprintf "%A" v | Two (a, b) -> sprintf "%A+%A" a b | Empty -> "-" + typeof<'a>.Name
let show (x: 'x when 'x :> IShow) = (x :> IShow).Show()
printfn "%s %s %s" (show (Full 1.0)) (show (Two ('a', 'b'))) (show (Empty: Opt<int>))
printfn "%s" (show (Opt<float>.Of 2.0))
printfn "%s" (show ((Full 1).Map float))
printfn "%s" (show ((Full 1).Map(fun x -> Full 'c')))
printfn "%s" (show ((Full 1.0).Filter(fun x -> x > 5.0)))
let fs = [ Full; (fun x -> Two (x, x)) ]
for f in fs do printfn "%s" (show (f 3.0))
printfn "%s" (Some 'x' |> Option.map Full |> Option.get |> show)
let rec unfold n (x: 'a) = if n = 0 then [] else Full x :: unfold (n - 1) x
printfn "%s" (unfold 2 'z' |> List.map show |> String.concat ",")
let pick (o: Opt<'a>) (d: 'a) = match o with Empty -> Full d | o -> o
printfn "%s" (show (pick Empty 'd'))
let arr = [| for c in "ab" -> Full c |]
arr |> Array.iter (fun o -> printfn "%s" (show o))
let lazyV = lazy (Full 2.5)
printfn "%s" (show lazyV.Value)
let mutable m = Empty
m <- Full 'm'
printfn "%s" (show m)
printfn "%b" (Full 'a' = Full 'a')
printfn "%A" (compare (Full 1) Empty)
printfn "%A" (dict [Full 'k', 1]).[Full 'k']
printfn "%A" [Full 1.0; Empty]
let seqs = seq { yield Full 'q'; yield Empty }
printfn "%s" (seqs |> Seq.map show |> String.concat " ")
module Inner =
    type R<'a> =
        { mutable A: 'a; B: 'a list }
        override r.ToString() = sprintf "R(%A %A)" r.A r.B
    let make a = { A = a; B = [a] }
open Inner
let r = make 'r'
r.A <- 's'
printfn "%O %O" r { r with B = ['t'] }
printfn "%O" (make (make 1.0))
let tup = (make 'u', [make 2.0])
printfn "%O" tup
printfn "%s" (string (Some (make 'v')))
