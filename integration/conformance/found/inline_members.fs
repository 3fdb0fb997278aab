type Num() =
    static member inline Twice x = x + x
    static member inline Add (x: ^T, y: ^T) : ^T = x + y
    static member inline Len (x: ^T) = (^T : (member Length : int) x)
    static member inline Unit() = 5
printfn "%g %d %s" (Num.Twice 1.5) (Num.Add(1, 2)) (Num.Add("a", "b"))
printfn "%d %d" (Num.Len "abc") (Num.Unit())
let fs = [ 1.0; 2.0 ] |> List.map Num.Twice
printfn "%A" fs
