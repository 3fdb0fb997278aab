[<Struct>]
type S(x: int, y: string) =
    member _.X = x
    member _.Y = y
    member _.Sum = x + (if isNull y then -1 else y.Length)
type S2 =
    struct
        val A: int
        val B: float
        new (a, b) = { A = a; B = b }
    end
[<Struct>]
type G<'T>(value: 'T) =
    member _.Value = value
let z = S()
let s = S(1, "ab")
printfn "%d %d %b %d" z.X z.Sum (isNull z.Y) s.Sum
let z2 = S2()
printfn "%d %f %f" z2.A z2.B (S2(1, 2.5)).B
printfn "%d %b" (G<int>()).Value (G<string>().Value = null)
printfn "%b %b" (S() = S()) (S() = s)
