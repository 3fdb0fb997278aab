open System.Runtime.CompilerServices
[<Extension>]
type SeqExtensions() =
  [<Extension>]
  static member inline Second(xs: seq<'a>) = Seq.item 1 xs
  [<Extension>]
  static member SumAll(xs: seq<int>) = Seq.sum xs
printfn "%d" ([1;2;3].Second())
printfn "%d" ([|1;2|].SumAll())
printfn "%s" ((seq { yield "a"; yield "b" }).Second())
