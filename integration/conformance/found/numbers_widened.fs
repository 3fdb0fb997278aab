// F# 6: an int stands where a float or an int64 is expected. The output is that of the program with conversions.
let half (x: float) = x / 2.0
let n = 5
let a: float = 1
let b: float = n
let c: int64 = 3
printfn "%f %f %d %f %f" a b c (half n) (half -3)
printfn "%f %f" (half (List.length [ 1; 2; 3 ])) (half "abc".Length)
type R = { A: float; B: int64 }
let r = { A = n; B = 4 }
printfn "%f %d" r.A { r with B = n }.B
printfn "%A %A" [ 1.0; 2; 2.5 ] [| 1.5; n |]
let pick x : float = match x with 0 -> 1 | 1 -> 2.5 | _ -> n
printfn "%f %f %f" (pick 0) (pick 1) (pick 2)
type T(x: float) =
    member val X = x with get, set
    member _.Scale (by: float, ?plus: float) = x * by + defaultArg plus 0
let t = T(2)
t.X <- 7
printfn "%f %f %f" t.X (t.Scale 3) (t.Scale(3, plus = 1))
printfn "%b %b" (1.0 = 1) (max 2.5 3 = 3)
let mutable m = 1.0
m <- 2
let cells = [| 0.5 |]
cells.[0] <- 3
printfn "%f %f %d" m cells.[0] (let big: int64 = System.Int32.MaxValue in big + 1L)
