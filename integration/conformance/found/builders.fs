type MaybeBuilder() =
    member _.Bind(m, f) = Option.bind f m
    member _.Return x = Some x
    member _.ReturnFrom (m: 'a option) = m
    member _.Zero () = None
    member _.Delay f = f
    member _.Run f = f ()
    member _.Combine (a, b) = match a with Some _ -> a | None -> b ()
let maybe = MaybeBuilder()
let tryDiv a b = if b = 0 then None else Some (a / b)
let r = maybe {
    let! x = tryDiv 100 5
    let! y = tryDiv x 2
    if y > 5 then return y
    return! tryDiv 1 1 }
printfn "%A" r
printfn "%A" (maybe { let! x = tryDiv 1 0 in return x })
type StateBuilder() =
    member _.Bind(m, f) = fun s -> let (a, s') = m s in f a s'
    member _.Return x = fun s -> (x, s)
    member _.Zero () = fun s -> ((), s)
    member _.Delay f = fun s -> f () s
    member _.Combine (m, n) = fun s -> let ((), s') = m s in n s'
    member _.For (xs: seq<_>, f) = fun s -> ((), Seq.fold (fun s x -> snd (f x s)) s xs)
let state = StateBuilder()
let get = fun s -> (s, s)
let put s = fun _ -> ((), s)
let prog = state {
    let! s = get
    do! put (s + 1)
    for i in 1 .. 3 do
        let! s = get
        do! put (s * 2 + i)
    let! r = get
    return sprintf "final %d" r }
printfn "%A" (prog 5)
type ListBuilder() =
    member _.Yield x = [ x ]
    member _.YieldFrom (xs: _ list) = xs
    member _.Combine (a, b) = a @ b
    member _.Delay f = f ()
    member _.Zero () = []
    member _.For (xs, f) = xs |> Seq.collect f |> List.ofSeq
let l = ListBuilder()
printfn "%A" (l { yield 1; yield! [ 2; 3 ]
                  for x in 1 .. 3 do
                      if x <> 2 then yield x * 10 })
