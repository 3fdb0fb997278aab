let gs = [ (fun x -> sprintf "%A" x) ]
for g in gs do printfn "%s" (g 1.0)
printfn "%s" ((List.head gs) 'c')
let pair = (fun x -> sprintf "%O" (box x)), 1
printfn "%s" ((fst pair) 'd')
let go () =
    let hs = [ (fun x -> sprintf "%A" x) ]
    printfn "%s %s" ((List.head hs) 1.0) ((List.head hs) 'c')
go ()
let empty = []
printfn "%A" (1.0 :: empty)
let id2 = fun x -> x
printfn "%A" (id2 1.0)
