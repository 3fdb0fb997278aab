module M1 =
  type A() =
      member this.F(this: int) = 1
module M2 =
  type A() =
      static member F(x: int, x: int) = 1
module M3 =
  type A() =
      member x.P with get (x: int) = 1 and set (y: int) (x: int) = ()
module M4 =
  type I = abstract F : int -> int
  let o = { new I with member x.F x = x }
module M5 =
  type A() =
      member _.F(_: int, _: int) = 1
module M6 =
  type A() as x =
      member x.F y = y
      member y.G() = x.F 1
