// A member may stand further right than the one before it.
let y = 2
type T() =
    member _.A = 1
      member _.B =
          if y > 1 then "big"
          else "small"
            static member C = 3
    override _.ToString() = "T"
type I =
    abstract A : int
      abstract B : int
printfn "%d %s %d %O" (T().A) (T().B) T.C (T())
