open System
type Res(name: string) =
    do printfn "open %s" name
    member _.Name = name
    interface IDisposable with
        member _.Dispose() = printfn "close %s" name
let work () =
    use a = new Res("a")
    use b = new Res("b")
    printfn "using %s %s" a.Name b.Name
work ()
let make n = { new IDisposable with member _.Dispose() = printfn "bye %d" n }
do
    use x = make 1
    printfn "in"
let test () =
    try
        use x = make 2
        failwith "oops"
    with e -> printfn "caught %s" e.Message
test ()
using (make 3) (fun _ -> printfn "body")
