open System.Runtime.CompilerServices
type T() =
  member _.M(x: int) = "own int"
[<Extension>]
type Ext =
  [<Extension>]
  static member M(t: T, x: string) = "extension string"
  [<Extension>]
  static member G<'a when 'a : comparison>(xs: 'a list, y: 'a) = List.contains y xs
  [<Extension>]
  static member H(x: obj) = "object " + string x
let t = T()
printfn "%s" (t.M 1)
printfn "%b" ([1].G 1)
printfn "%s" ((3 :> obj).H())
printfn "%s" ("s".H())
printfn "%s" (t.M "s")
