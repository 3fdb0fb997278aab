type Bad<'T>() =
    static let value: int = failwith "no value"
    static member Value = value
for i in 1 .. 2 do
    try printfn "%d" Bad<int>.Value
    with e -> printfn "%s: %s" (e.GetType().Name) e.Message
try Bad<string>.Value |> ignore
with
| :? System.TypeInitializationException as e -> printfn "%s" e.InnerException.Message
