open System
type C = A = 1 | B = 2 | N = -1
let vs = Enum.GetValues(typeof<C>) |> Seq.cast<C> |> List.ofSeq
printfn "%A" vs
let arr = Enum.GetValues(typeof<C>) :?> C[]
printfn "%d %A" arr.Length arr.[0]
for v in Enum.GetValues(typeof<C>) do
    match v with
    | :? C as c -> printfn "%A %d" c (int c)
    | _ -> printfn "?"
printfn "%d" (Enum.GetValues(typeof<C>).Length)
let values<'e> () = Enum.GetValues(typeof<'e>) :?> 'e[]
printfn "%A" (values<C> ())
let all : C list = [ for v in Enum.GetValues(typeof<C>) -> unbox v ]
printfn "%A" all
printfn "%A" (Enum.GetNames(typeof<C>) |> Array.map (fun n -> Enum.Parse(typeof<C>, n) :?> C))
printfn "%s" (typeof<C>.Name)
printfn "%b" (typeof<int> = typeof<int>)
printfn "%b" ((3).GetType() = typeof<int>)
printfn "%A" (typeof<string>)
printfn "%O" ([1].GetType() = typeof<int list>)
try Enum.GetValues(typeof<int>) |> ignore with e -> printfn "%s" (e.GetType().Name)
printfn "%A" (Enum.ToObject(typeof<C>, 2) :?> C)
printfn "%s %s" (C.A.ToString("X")) (C.B.ToString("d"))
let d = dict [typeof<int>, "int"; typeof<string>, "string"]
printfn "%s" d.[typeof<string>]
printfn "%b" (Enum.IsDefined(typeof<C>, "A"))
