// What is defined innermost names a function; a pattern and a block name nothing.
let make n =
    printfn "making %d" n
    fun x -> x + n
printfn "%A" (make 1)
let adder n = fun x -> x + n
let add5 = adder 5
printfn "%A" add5
let counter () =
    let c = ref 0
    let next () =
        c := !c + 1
        !c
    next
printfn "%A" (counter ())
let run n =
    let local x = x + n
    printfn "%A" local
    let values = [ (fun x -> x + n); (fun x -> x * n) ]
    printfn "%A" values
    for i in 1 .. 2 do
        printfn "%A" (fun x -> x + i)
    let deep =
        let inner = [ fun () -> n ]
        printfn "%A" inner
        [ fun () -> -n ]
    printfn "%A" deep
    let option = Some(fun x -> x - n)
    printfn "%A" option
    match n with
    | 1 -> printfn "%A" (fun x -> x + n)
    | _ -> printfn "%A" (fun x -> x - n)
    let a, b = (fun x -> x + n), 1
    printfn "%A" (a, b)
run 1
let choose n =
    match n with
    | 0 -> fun y -> y + 1
    | 1 -> fun y -> y + 2
    | _ -> fun y -> y + 3
printfn "%A %A %A" (choose 0) (choose 1) (choose 2)
let x1, x2 = (fun x -> x + 1), (fun x -> x + 2)
printfn "%A %A" x1 x2
let rec loop n k =
    printf "%d " n
    if n = 0 then k else loop (n - 1) (fun x -> k x + 1)
printfn "%A" (loop 3 (fun x -> x))
let lazily = lazy (fun x -> x + 1)
printfn "%A" (lazily.Force())
let several = [ for i in 1 .. 2 -> fun x -> x + i ]
printfn "%A" several
