module M1 =
  [<Sealed>]
  type A() = class end
  type B() =
      inherit A()
module M2 =
  type R = { A: int }
  type A() =
      inherit R()
module M3 =
  type I = abstract X : int
  type A() =
      inherit I()
module M4 =
  type I = abstract X : int
  type A() =
      inherit I
module M5 =
  type A() = class end
  type B() =
      let x = 1
      inherit A()
module M6 =
  type A() = class end
  type B() =
      member _.X = 1
      inherit A()
module M7 =
  type A(x: int) = class end
  type B() =
      inherit A
module M8 =
  type A<'a>() =
      inherit 'a()
