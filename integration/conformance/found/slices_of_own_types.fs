type Range(lo: int, hi: int) =
    member _.GetSlice(a: int option, b: int option) = Range(defaultArg a lo, defaultArg b hi)
    override _.ToString() = sprintf "[%d..%d]" lo hi
let r = Range(1, 10)
printfn "%O %O %O" r.[3..5] r.[..4] r.[*]
type Log() =
    let items = ResizeArray<string * int>()
    member _.Add(k, v) = items.Add((k, v))
    member _.GetSlice(from: string option, until: string option) =
        [ for k, v in items do
            if (match from with Some f -> k >= f | None -> true) && (match until with Some u -> k <= u | None -> true) then yield v ]
let l = Log()
for i, k in List.indexed [ "a"; "c"; "e"; "g" ] do l.Add(k, i)
printfn "%A %A %A" l.["b".."f"] l.[.."c"] l.["e"..]
type Board(w: int, h: int) =
    let cells = Array2D.create h w '.'
    member _.GetSlice(x0: int option, x1: int option, y0: int option, y1: int option) =
        cells.[defaultArg y0 0 .. defaultArg y1 (h - 1), defaultArg x0 0 .. defaultArg x1 (w - 1)]
    member _.GetSlice(x: int, y0: int option, y1: int option) = cells.[defaultArg y0 0 .. defaultArg y1 (h - 1), x]
    member _.SetSlice(x0: int option, x1: int option, y: int, value: char) =
        for x in defaultArg x0 0 .. defaultArg x1 (w - 1) do cells.[y, x] <- value
let b = Board(4, 3)
b.[1..2, 1] <- '#'
b.[2.., 2] <- '@'
printfn "%A" b.[*, *]
printfn "%A %A" b.[1..2, 0..1] b.[2, 1..]
type 'a Vec = { Items: 'a list }
    with member v.GetSlice(a, b) = { Items = v.Items.[defaultArg a 0 .. defaultArg b (v.Items.Length - 1)] }
let v = { Items = [ 'x'; 'y'; 'z' ] }
printfn "%A" v.[1..].Items
