type Trace() =
    let log = ResizeArray<string>()
    member _.Log = List.ofSeq log
    member _.Yield x = log.Add (sprintf "yield %A" x); [ x ]
    member _.Zero () = log.Add "zero"; []
    member _.Combine (a: 'a list, b: 'a list) = log.Add "combine"; a @ b
    member _.Delay f = log.Add "delay"; f ()
    member _.For (xs: seq<'x>, f: 'x -> 'b list) = log.Add "for"; xs |> Seq.toList |> List.collect f
    member _.Run xs = log.Add "run"; List.length xs
let t = Trace()
let n = t {
    for i = 3 downto 1 do
        yield i
    for i = 1 to 2 do
        if i = 2 then yield 100 + i
    let x = 5
    yield x
    if x > 10 then yield 0 }
printfn "%d" n
for l in t.Log do printfn "%s" l
let t2 = Trace()
let m = t2 {
    1
    printfn "side"
    match 3 with
    | 3 -> 2
    | _ -> ()
    for x in [ 7; 8 ] do x
    if true then 9 else 10 }
printfn "%d %A" m t2.Log
type Html = Text of string | Tag of string * Html list
type TagBuilder(name: string) =
    member _.Yield (s: string) = [ Text s ]
    member _.Yield (h: Html) = [ h ]
    member _.Zero () : Html list = []
    member _.Combine (a: Html list, b: Html list) = a @ b
    member _.Delay (f: unit -> Html list) = f ()
    member _.For (xs: seq<'a>, f: 'a -> Html list) = xs |> Seq.collect f |> List.ofSeq
    member _.Run (children: Html list) = Tag (name, children)
let div, p, ul, li = TagBuilder "div", TagBuilder "p", TagBuilder "ul", TagBuilder "li"
let page = div {
    "hello"
    p { "para" }
    ul {
        for i in 1 .. 2 do
            li { sprintf "item %d" i } } }
let rec render = function
    | Text s -> s
    | Tag (n, cs) -> sprintf "<%s>%s</%s>" n (cs |> List.map render |> String.concat "") n
printfn "%s" (render page)
