// `Result` and objects whose ToString fails, as texts.
printfn "%O" (Ok 3 : Result<int, string>)
printfn "%s" (string (Error "x" : Result<int list, string>))
printfn "%s" ((Ok 3 : Result<int, string>).ToString())
printfn "%O" [Ok 1; Error "x"]
printfn "%O" (Some (Ok 1 : Result<int, unit>))
printfn "%O" (1, (Ok 1 : Result<int, unit>))
type R = { X: Result<int, string> }
printfn "%O" { X = Ok 1 }
printfn "%O" (ref 1)
printfn "%O" (lazy 1)
printfn "%O" (box (Ok 1: Result<int,int>))
printfn "%O" (seq [1;2])
printfn "%O" (seq { yield 1 } |> Seq.length)
type Bad() =
    override _.ToString() = failwith "bad tostring"
printfn "%A" (Bad())
printfn "%A" [ Some (Bad()) ]
try printfn "%O" (Bad()) with e -> printfn "%s %s" (e.GetType().FullName) e.Message
