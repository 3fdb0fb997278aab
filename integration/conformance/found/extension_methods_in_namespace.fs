namespace My
open System.Runtime.CompilerServices
type P = { X: int }
[<Extension; AbstractClass; Sealed>]
type Ext =
  [<Extension>]
  static member Twice(p: P) = { X = p.X * 2 }
  [<Extension>]
  static member Add(p: P, ?n: int) = { X = p.X + defaultArg n 1 }
module Main =
  let p = { X = 3 }
  printfn "%A" (p.Twice())
  printfn "%A" (p.Add())
  printfn "%A" (p.Add(4))
  printfn "%A" (p.Twice().Add(n = 10))
