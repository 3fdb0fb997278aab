type Box<'a>(v: 'a) =
    member _.Value = v
    static member inline Add(a: Box<'b>, b: Box<'b>) = Box(a.Value + b.Value)
    static member inline Map(f: 'b -> 'c, b: Box<'b>) = Box(f b.Value)
printfn "%d" (Box<int>.Add(Box 1, Box 2)).Value
printfn "%A" (Box<int>.Map((fun x -> x + 1), Box 2)).Value
