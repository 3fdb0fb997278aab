open System
type IStack<'T> =
    abstract Push : 'T -> unit
    abstract Pop : unit -> 'T option
    abstract Count : int
    abstract Fold : ('S -> 'T -> 'S) -> 'S -> 'S
let makeStack<'T> () =
    let mutable items : 'T list = []
    { new IStack<'T> with
        member _.Push x = items <- x :: items
        member _.Pop() =
            match items with
            | [] -> None
            | x :: r ->
                items <- r
                Some x
        member _.Count = items.Length
        member _.Fold f s = List.fold f s items
      interface IDisposable with
        member _.Dispose() = printfn "disposing %A" items }
let st = makeStack<float> ()
st.Push 1.0
st.Push 2.0
printfn "%A %d %g" (st.Pop()) st.Count (st.Fold (+) 10.0)
(st :?> IDisposable).Dispose()
let printer<'T> (label: string) = { new IObserver<'T> with
                                      member _.OnNext x = printfn "%s %A" label x
                                      member _.OnError e = printfn "error %s" e.Message
                                      member _.OnCompleted() = printfn "done" }
let p = printer<float> "got"
p.OnNext 1.0
p.OnError(Exception "boo")
p.OnCompleted()
let cmp = { new System.Collections.Generic.IComparer<string> with
              member _.Compare(a, b) = compare a.Length b.Length }
let xs = ResizeArray [ "ccc"; "a"; "bb" ]
xs.Sort cmp
printfn "%A" (List.ofSeq xs)
[<AbstractClass>]
type Handler<'E>() =
    let mutable next : Handler<'E> option = None
    abstract CanHandle : 'E -> bool
    abstract Handle : 'E -> string
    member h.SetNext n = next <- Some n; n
    member h.Run(e: 'E) =
        if h.CanHandle e then h.Handle e
        else
            match next with
            | Some n -> n.Run e
            | None -> sprintf "unhandled %A" e
let handler can f = { new Handler<float>() with
                        member _.CanHandle e = can e
                        member _.Handle e = f e }
let h1 = handler (fun e -> e < 10.0) (fun e -> sprintf "small %A" e)
let h2 = handler (fun e -> e < 100.0) (fun e -> sprintf "medium %A" e)
h1.SetNext h2 |> ignore
for e in [ 1.0; 50.0; 500.0 ] do printfn "%s" (h1.Run e)
let o = { new Object() with member _.ToString() = "custom" }
printfn "%O" o
