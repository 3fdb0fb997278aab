open System.Runtime.CompilerServices
module M =
  [<Extension>]
  type Ext =
    [<Extension>]
    static member Foo(s: string) = s + "!"
printfn "%s" ("a".Foo())
