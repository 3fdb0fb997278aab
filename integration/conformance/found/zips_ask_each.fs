// zip and map2 ask each source for an item, also where one before had none.
let log fmt = Printf.ksprintf (fun s -> printf "<%s>" s) fmt
let src name n = seq { for i in 1 .. n do
                        log "%s%d" name i
                        yield i
                       log "%s end" name }
let show s = printfn " => %A" (Seq.toList s)
for a, b in [ 1, 2; 2, 1; 2, 2 ] do
    show (Seq.map2 (+) (src "a" a) (src "b" b))
    show (Seq.zip (src "a" a) (src "b" b))
    show (Seq.mapi2 (fun i x y -> i + x + y) (src "a" a) (src "b" b))
    show (Seq.zip3 (src "a" a) (src "b" b) (src "c" 2))
    show (Seq.zip3 (src "a" 2) (src "b" b) (src "c" a))
    show (Seq.map3 (fun x y z -> x + y + z) (src "a" a) (src "b" b) (src "c" 1))
    Seq.iter2 (fun x y -> printf "%d" (x + y)) (src "a" a) (src "b" b)
    printfn ""
    Seq.iteri2 (fun i x y -> printf "%d" (x + y)) (src "a" a) (src "b" b)
    printfn ""
    printfn "%d" (Seq.fold2 (fun s x y -> s + x + y) 0 (src "a" a) (src "b" b))
    printfn "%b" (Seq.forall2 (fun x y -> true) (src "a" a) (src "b" b))
    printfn "%b" (Seq.exists2 (fun x y -> false) (src "a" a) (src "b" b))
    printfn "%d" (Seq.compareWith compare (src "a" a) (src "b" b))
    show (Seq.allPairs (src "a" a) (src "b" b))
    printfn "%A" (Seq.foldBack2 (fun x y s -> s + x + y) (src "a" a) (src "b" b) 0)
