module M1 =
  type T() =
      member _.P with get () = 1 and set (v: int) = ()
        member _.Q = 2
module M2 =
  type T() =
      member _.P
        with get () = 1
        and set (v: int) = ()
        member _.Q = 2
module M3 =
  type T() =
      member val P = 1 with get, set
        override _.ToString() = ""
module M4 =
  type T() =
      member val P = 1 with get, set
       member val Q = 1 with get, set
        static member R = 3
module M5 =
  type T() =
      member _.X = 1
    module M =
      let x = 1
module M6 =
  type T() =
      member _.X = 1
    exception E
module M7 =
  module M =
      let x = 1
    let y = 2
module M8 =
  type T = A | B
    let y = 2
module M9 =
  type T =
      { X: int }
    [<Literal>]
    let y = 2
module M10 =
  type A() =
      member _.X = 1
    type B() =
      member _.Y = 1
  printfn "a"
module M11 =
  type A = { X : int }
   type B = { Y : int }
  printfn "a"
