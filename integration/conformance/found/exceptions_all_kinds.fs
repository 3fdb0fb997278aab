// exceptions
exception MyErr of string * int
exception Simple
let risky n =
  match n with
  | 0 -> failwith "zero"
  | 1 -> raise (MyErr ("one", 1))
  | 2 -> invalidArg "n" "two"
  | 3 -> invalidOp "three"
  | 4 -> raise Simple
  | 5 -> 1 / (n - 5)
  | 6 -> [| 1 |].[n]
  | 7 -> Map.find n Map.empty
  | 8 -> List.head []
  | 9 -> (None : int option).Value
  | 10 -> raise (System.NotImplementedException "ten")
  | 11 -> int "abc"
  | 12 -> nullArg "n"
  | 13 -> Seq.head Seq.empty
  | 14 -> raise (System.ArgumentException("msg", "p"))
  | _ -> n
for i in 0 .. 15 do
  try
    try
      printfn "%d -> %d" i (risky i)
    finally
      printf "f%d " i
  with
  | MyErr (s, n) -> printfn "MyErr %s %d" s n
  | Simple -> printfn "Simple"
  | Failure m -> printfn "Failure %s" m
  | :? System.ArgumentNullException as e -> printfn "ArgNull %s" e.ParamName
  | :? System.ArgumentException as e -> printfn "Arg %s" e.ParamName
  | :? System.DivideByZeroException -> printfn "div"
  | :? System.IndexOutOfRangeException -> printfn "idx"
  | :? System.Collections.Generic.KeyNotFoundException -> printfn "key"
  | e -> printfn "%s" (e.GetType().Name)
printfn "%A" (MyErr ("a", 2))
printfn "%s" (try raise (MyErr ("a", 2)) with e -> e.Message.Substring(0, 5))
let r = try Ok (risky 3) with e -> Error e.Message
printfn "%A" r
printfn "%b" (MyErr ("a", 1) = MyErr ("a", 1))
