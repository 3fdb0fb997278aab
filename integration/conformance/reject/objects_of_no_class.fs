module M1 =
  type Base() =
      abstract N : int
      default _.N = 1
  let r = { new Base with
              override _.N = 2 }
module M2 =
  type R = { A: int }
  let r = { new R() with
              override _.N = 2 }
module M3 =
  type R = A | B
  let r = { new R with
              override _.N = 2 }
module M4 =
  let r = { new int with
              override _.ToString() = "" }
module M5 =
  [<Sealed>]
  type C() = class end
  let r = { new C() with
              override _.ToString() = "" }
module M6 =
  type I = abstract F : int
  let r = { new I() with
              member _.F = 3 }
module M7 =
  let r = { new obj with
              member _.ToString() = "" }
module M8 =
  let x = { new (int -> int) with member _.X = 3 }
