type ResultBuilder() =
    member _.Return x = Ok x
    member _.ReturnFrom (r: Result<_, _>) = r
    member _.Bind (r, f) = Result.bind f r
    member _.Zero () = Ok ()
    member _.Delay f = f
    member _.Run f = f ()
    member _.Combine (r, f) = Result.bind f r
    member _.TryWith (f, h) = try f () with e -> h e
    member _.TryFinally (f, g) = try f () finally g ()
    member _.Using (d: #System.IDisposable, f) = try f d finally d.Dispose()
    member this.While (g, body) = if g () then this.Bind (body (), fun () -> this.While (g, body)) else Ok ()
    member this.For (xs: seq<_>, body) =
        use e = xs.GetEnumerator()
        this.While (e.MoveNext, fun () -> body e.Current)
let result = ResultBuilder()
let div a b = if b = 0 then Error "div0" else Ok (a / b)
let calc a b = result {
    let! x = div a b
    if x > 10 then return! Error "big"
    let mutable sum = 0
    for i in 1 .. x do
        let! y = div 10 i
        sum <- sum + y
    return sum }
printfn "%A %A %A" (calc 6 2) (calc 1 0) (calc 100 2)
let t = result {
    try
        let! x = div 4 2
        if x = 2 then failwith "two"
        return x
    with e -> return! Error e.Message }
printfn "%A" t
let u = result {
    use d = { new System.IDisposable with member _.Dispose() = printfn "disposed" }
    do! Ok ()
    match! div 9 3 with
    | 3 -> return "three"
    | _ -> return "other" }
printfn "%A" u
