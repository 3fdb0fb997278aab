module M1 =
  type C =
      { A: int }
      static let x = 1
      static member X = x
  printfn "%d" C.X
module M2 =
  type C =
      | A | B of int
      static let x = 1
      static let f y = y + x
      static member X = f x
      member _.Y = f 3
  printfn "%d %d" C.X A.Y
module M3 =
  type C =
      static let x = 1
      static let f y = y + x
      static member X = f x
      member _.Y = f 3
  printfn "%d" C.X
module M4 =
  type C =
      | A | B of int
      static do printfn "init"
      static member X = 1
  printfn "%d" C.X
module M5 =
  [<Struct>]
  type C =
      { A: int }
      static let y = 3
      static member X = y
  printfn "%d" C.X
module M6 =
  type C<'a> =
      { A: 'a }
      static let y = 3
      static member X = y
  printfn "%d" C<int>.X
