module M1 =
  type C() = member _.F(a: int, b: int) = a
  let r = C().F(1, b = 2)
  let s = C().F(a = 1, 2)
module M2 =
  type C() = member _.F(a: int, b: int) = a
  let s = C().F(a = 1, a = 2)
module M3 =
  type C() = member _.F(a: int) = a
  let s = C().F(b = 1)
module M4 =
  type C() = member _.F(a: bool) = a
  let b = 2
  let s = C().F(b = 1)
module M5 =
  type C() = member _.F(a: bool) = a
  let b = 2
  let s = C().F((b = 1))
module M6 =
  type C(a: int) = member val P = a with get, set
  let b = 2
  let s = C(1, P = 3, Q = 4)
module M7 =
  type T = A of x: int * y: int
  let b = A (x = 1, z = 2)
module M8 =
  type T = A of x: int * y: int
  let b = A (x = 1, x = 2)
module M9 =
  type T = A of x: int * y: int
  let z = 1
  let b = A (1, z = 2)
module M10 =
  type T = A of int * bool
  let z = 1
  let b = A (1, z = 2)
module M11 =
  type T = A of x: bool
  let z = 1
  let b = A (z = 2)
module M12 =
  type T = A of x: int * y: int
  let f = function A (z = 1) -> 1 | _ -> 2
module M13 =
  type T = A of x: int * y: int
  let f = function A (x = 1; x = 2) -> 1 | _ -> 2
