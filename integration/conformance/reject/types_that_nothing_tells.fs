module M1 =
  type R = { A: _ }
module M2 =
  type U = A of _
module M3 =
  type I =
      abstract A : List<_>
module M4 =
  exception E of _
module M5 =
  type D = delegate of _ -> int
