module M1 =
  let r : int = System.Math.Abs
module M2 =
  type C() = member _.F() = 1
  let r = C().F + 1
module M3 =
  type C() = member _.F() = 1
  let f (x: int) = x
  let r = f (C().F)
module M4 =
  let f (x: System.IDisposable) = 1
  let r = f (fun x -> x)
module M5 =
  let f (x: int) = 1
  let r = f (fun x -> x)
module M6 =
  let f (x: seq<int>) = 1
  let r = f (fun x -> x)
module M7 =
  let f (x: obj) = 1
  let r = f (fun x -> x)
