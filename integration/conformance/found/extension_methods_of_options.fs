open System.Runtime.CompilerServices
[<Extension>]
type OptExt =
  [<Extension>]
  static member OrElse(o: 'a option, d: 'a) = defaultArg o d
  [<Extension>]
  static member Show(o: int) = "int " + string o
  [<Extension>]
  static member Show(o: string) = "string " + o
printfn "%d" ((Some 1).OrElse 2)
printfn "%d" (None.OrElse 2)
printfn "%s" ((5).Show())
printfn "%s" ("a".Show())
let f = "a".Show
printfn "%s" (f ())
