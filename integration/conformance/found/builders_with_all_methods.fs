// A list builder with everything
type ListBuilder() =
    member _.Yield x = [ x ]
    member _.YieldFrom (xs: _ list) = xs
    member _.Zero() = []
    member _.Combine (a: _ list, b: _ list) = a @ b
    member _.Delay (f: unit -> _ list) = f ()
    member _.For (xs: seq<_>, f) = [ for x in xs do yield! f x ]
    member _.Run (xs: _ list) = List.rev xs
let lst = ListBuilder()
let x = lst {
    yield 1
    for i in 2 .. 4 do
        yield i * i
        if i = 3 then yield! [ 100; 200 ]
    yield 5 }
printfn "%A" x
// implicit yields
let y = lst {
    1
    2
    for i in 5 .. 7 do i
    if true then 10 }
printfn "%A" y
// State monad
type State<'s, 'a> = State of ('s -> 'a * 's)
let run (State f) s = f s
type StateBuilder() =
    member _.Return x = State (fun s -> x, s)
    member _.ReturnFrom (m: State<_, _>) = m
    member _.Bind (m, f) = State (fun s -> let (a, s') = run m s in run (f a) s')
    member _.Zero () = State (fun s -> (), s)
    member _.Delay (f: unit -> State<_, _>) = State (fun s -> run (f ()) s)
    member _.Combine (a: State<_, unit>, b) = State (fun s -> let ((), s') = run a s in run b s')
    member this.While (g, body: State<_, unit>) : State<_, unit> =
        if g () then this.Combine (body, this.Delay (fun () -> this.While (g, body))) else this.Zero ()
    member this.For (xs: seq<'x>, f: 'x -> State<'s, unit>) : State<'s, unit> =
        Seq.fold (fun acc x -> this.Combine (acc, this.Delay (fun () -> f x))) (this.Zero ()) xs
let state = StateBuilder()
let get = State (fun s -> s, s)
let put s = State (fun _ -> (), s)
let modify f = state {
    let! s = get
    do! put (f s) }
let counter = state {
    do! modify ((+) 1)
    for i in [ 10; 20 ] do
        do! modify ((+) i)
    let! s = get
    if s > 30 then do! put (s * 2)
    let! t = get
    return sprintf "was %d" s, t }
printfn "%A" (run counter 0)
let rec label xs = state {
    match xs with
    | [] -> return []
    | x :: rest ->
        let! n = get
        do! put (n + 1)
        let! others = label rest
        return (n, x) :: others }
printfn "%A" (run (label [ "a"; "b"; "c" ]) 10)
// Writer with custom Run and Delay types
type LogBuilder(prefix: string) =
    let log = ResizeArray<string>()
    member _.Bind ((v, msg: string), f) = log.Add (prefix + msg); f v
    member _.Return v = v
    member _.Delay (f: unit -> 'a) = f
    member _.Run (f: unit -> 'a) = let v = f () in (v, List.ofSeq log)
let r = LogBuilder "> " {
    let! a = (1, "one")
    let! b = (2, "two")
    return a + b }
printfn "%A" r
type MaybeBuilder() =
    member _.Bind (o, f) = Option.bind f o
    member _.Return x = Some x
    member _.ReturnFrom (o: 'a option) = o
    member _.Zero () = Some ()
    member _.Combine (a: unit option, b: unit -> 'b option) = Option.bind b a
    member _.Delay (f: unit -> 'a option) = f
    member _.Run (f: unit -> 'a option) = f ()
    member _.TryWith (f: unit -> 'a option, h: exn -> 'a option) = try f () with e -> h e
    member _.TryFinally (f: unit -> 'a option, g: unit -> unit) = try f () finally g ()
let maybe = MaybeBuilder()
let half n = if n % 2 = 0 then Some (n / 2) else None
let m n = maybe {
    try
        let! a = half n
        if a = 7 then failwith "seven"
        let! b = half a
        return b
    with Failure msg -> return String.length msg }
printfn "%A %A %A" (m 8) (m 6) (m 14)
let fin = maybe {
    try
        let! x = half 8
        return x
    finally printfn "done" }
printfn "%A" fin
