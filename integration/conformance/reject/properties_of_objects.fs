module M1 =
  type C() =
    member _.A = 1
    member _.B with get () = 1 and set (v: int) = ()
    member _.M() = 1
  let a = C.A
  let b = C.B
  C.B <- 2
  let m = C.M()
module M2 =
  let text = System.String.Length
  let builder = System.Text.StringBuilder.Length
