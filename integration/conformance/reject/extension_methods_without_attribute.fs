open System.Runtime.CompilerServices
type T() =
  member _.A = 1
[<Extension>]
type Ext =
  static member Plain(t: T) = "plain"
let t = T()
printfn "%s" (t.Plain())
