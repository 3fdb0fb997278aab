module M1 =
  type I = abstract F: int
  type A() = class end
  type B =
    inherit A
    abstract G: int
module M2 =
  type A(x: int) = member _.X = x
  type B =
    inherit A
module M3 =
  type C() =
    interface System.Exception
module M4 =
  type A() = class end
  type C() =
    interface A
