// Which line of a function that takes several counts.
let m1 n =
    let next x =
        let k = x + n
        k * k * k + n * x
    printfn "%A" next
    next
printfn "%A" (m1 1)
let m2 n =
    let next () =
        let k = n
        k * k * k + n * n
    printfn "%A" next
    next
printfn "%A" (m2 1)
let m3 n =
    printfn "x"
    let next (a, b) =
        a + b + n
    next
printfn "%A" (m3 1)
let m4 n =
    printfn "x"
    fun x ->
        x + n
printfn "%A" (m4 1)
let m5 n =
    printfn "x"
    let f =
        fun x ->
            x + n
    printfn "%A" f
    f
printfn "%A" (m5 1)
let m6 n =
    printfn "x"
    let next x =
        let k = x + n
        k * k * k + n * x
    next
printfn "%A" (m6 1)
let m7 n =
    printfn "x"
    let next x y =
        x + y + n
    next
printfn "%A" (m7 1)
let rec m8 n =
    let rec go x =
        if x = 0 then n else go (x - 1)
    printfn "%A" go
    if n = 0 then go else m8 (n - 1)
printfn "%A" (m8 1)
let v =
    [ 1 ]
    |> List.map (fun x ->
        x + 1)
    |> List.map string
let p a b c =
    a + b + c
let q =
    p
        1
        2
printfn "%A" q
let comp =
    (fun x -> x + 1)
    >> (fun x -> x + 2)
    >> string
printfn "%A" comp
let comp2 =
    p 1 2
    >> p 1 2
printfn "%A" comp2
let m =
    function
    | 0 -> "a"
    | _ -> "b"
let ms =
    [ m
      function
      | 0 -> "a"
      | _ -> "b" ]
printfn "%A" ms
let show f = printfn "%A" f
show
    (fun x -> x + 1)
show (
    fun x -> x + 2)
printfn "%s %A" "a"
    (fun x -> x + 3)
let two a b = printfn "%A %A" a b
two
    (fun x -> x)
    (fun x -> x + 1)
let r =
    Some
        (fun x -> x + 1)
printfn "%A" r
show <|
    fun x ->
        x + 4
let res =
    two 1 <| fun x ->
        x + 5
let build () =
    let rec a x = if x = 0 then 1 else b (x - 1)
    and b x = if x = 0 then 2 else a (x - 1)
    printfn "%A %A" a b
build ()
let rec top x =
    let step y =
        if y = 0 then x else top (y - 1)
    printfn "%A" step
    x
top 1 |> ignore
let outer n =
    let f = [ (fun x -> x + n) ]
    printfn "%A" f
    let g = Some(fun x -> x - n)
    printfn "%A" g
    let h = Some(fun x -> x - n)
    printfn "%A" h
    printfn "%A" h
outer 1
