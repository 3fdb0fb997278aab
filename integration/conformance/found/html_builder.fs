type Html(tag: string, ?cls: string) =
    let mutable attrs : (string * string) list = [ match cls with Some c -> yield "class", c | None -> () ]
    let children = ResizeArray<Choice<string, Html>>()
    new (tag, text: string, n: int) as this =
        Html(tag)
        then
            for _ in 1 .. n do this.Text text |> ignore
    member h.Attr(name, value) = attrs <- attrs @ [ name, value ]; h
    member h.Text(s: string) = children.Add(Choice1Of2 s); h
    member h.Child(c: Html) = children.Add(Choice2Of2 c); h
    member h.Item with get name = attrs |> List.tryFind (fst >> (=) name) |> Option.map snd
    override h.ToString() =
        let a = attrs |> List.map (fun (k, v) -> sprintf " %s='%s'" k v) |> String.concat ""
        let inner = children |> Seq.map (function Choice1Of2 s -> s | Choice2Of2 c -> c.ToString()) |> String.concat ""
        sprintf "<%s%s>%s</%s>" tag a inner tag
let page =
    Html("div", cls = "main")
        .Attr("id", "x")
        .Child(Html("p").Text("hello"))
        .Child(Html("b").Text("bold").Child(Html("i").Text("it")))
printfn "%O" page
printfn "%O" (Html("t", "x", 3))
printfn "%A %A" page.["class"] page.["none"]
type Temperature private (celsius: float) =
    static member FromC c = Temperature c
    static member FromF f = Temperature((f - 32.0) * 5.0 / 9.0)
    member t.C = celsius
    member t.F = celsius * 9.0 / 5.0 + 32.0
    static member Compare(a: Temperature, b: Temperature) = compare a.C b.C
    static member op_Explicit (t: Temperature) : float = t.C
printfn "%.1f %.1f" (Temperature.FromF 212.0).C (Temperature.FromC 10.0).F
