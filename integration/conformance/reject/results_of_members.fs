module M1 =
  let list: string = [ 1 ].[0]
  let array: string = [| 1 |].[0]
  let text: string = "abc".[0]
  let map: string = (Map.ofList [ "a", 1 ]).["a"]
  let growing = ResizeArray<int>()
  let first: string = growing.[0]
module M2 =
  let pi: int = System.Math.PI
  let bound: string = System.Int32.MaxValue
  let line: int = System.Environment.NewLine
module M3 =
  let sum = 1 + "a".ToUpper()
  let same = 1 = "a".ToUpper()
  let less = "a" < "abc".Length
  printfn "%d" ("a".ToUpper())
  printfn "%f" ("a".Length)
  let piped: int = "a" |> fun s -> s.ToUpper()
