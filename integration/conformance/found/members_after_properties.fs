// Members and definitions may stand further right than what they follow; so may fields behind constructors of structs.
type T() =
    member val P = 1 with get, set
      member _.Q = 2
    member _.R with get () = 3 and set (v: int) = printfn "set %d" v
      override _.ToString() = "T"
  type U = { X: int }
let t = T()
t.R <- t.P
printfn "%d %d %d %O %A" t.P t.Q t.R t { X = 1 }
type S =
    struct
        val A: int
        new (a, b) = { A = a; B = b }
        val B: float
    end
printfn "%d %g" (S(1, 2.5)).A (S(1, 2.5)).B
