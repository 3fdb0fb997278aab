module M1 =
  type C =
      | A | B of int
      let x = 1
      static member X = 1
module M2 =
  type E = A = 1 with
      static let y = 3
module M3 =
  type System.String with
      static let y = 3
module M4 =
  type E = int with
      member x.A = 1
module M5 =
  type E = A = 1 | B = 2 with
      member x.A = 1
module M6 =
  type D = delegate of int -> int with
      member x.A = 1
module M7 =
  type R = { A: int }
           inherit obj()
module M8 =
  type R = { A: int }
           val X : int
module M9 =
  type R = { A: int }
           abstract X : int
module M10 =
  type R = A | B
           member val X = 1
module M11 =
  type System.String with
      let x = 1
module M12 =
  type System.String with
      interface System.IDisposable with
          member _.Dispose() = ()
module M13 =
  type System.String with
      abstract X : int
module M14 =
  type C() = class end
  type C with
      let x = 1
module M15 =
  type C() = class end
  type C with
      member val X = 1
module M16 =
  type C() = class end
  type C with
      interface System.IDisposable with
          member _.Dispose() = ()
