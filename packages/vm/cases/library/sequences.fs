// Sequences that are made as they are asked for, sums, and what is shown over several lines.
type Inner = { Name: string; Value: int; Parts: int list }

let show name action =
    printf "%s: " name
    try
        action ()
    with e -> printfn "%s" (e.GetType().Name)

show "Seq.collect (fun x -> [x;x*10]) [1;2;3]" (fun () -> printfn "%A" (Seq.collect (fun x -> [x;x*10]) [1;2;3]))
show "Seq.concat [[1];[];[2;3]]" (fun () -> printfn "%A" (Seq.concat [[1];[];[2;3]]))
show "Seq.groupBy (fun x -> x%3) [5;1;2;3;4;6;7]" (fun () -> printfn "%A" (Seq.groupBy (fun x -> x%3) [5;1;2;3;4;6;7]))
show "Seq.mapFold (fun s x -> (x*2, s+x)) 0 [1;2;3]" (fun () -> printfn "%A" (Seq.mapFold (fun s x -> (x*2, s+x)) 0 [1;2;3]))
show "Seq.mapFoldBack (fun x s -> (x*2, s+x)) [1;2;3] 0" (fun () -> printfn "%A" (Seq.mapFoldBack (fun x s -> (x*2, s+x)) [1;2;3] 0))
show "Seq.min [1.0;nan;2.0]" (fun () -> printfn "%A" (Seq.min [1.0;nan;2.0]))
show "Seq.sum [System.Int32.MaxValue;1]" (fun () -> printfn "%A" (Seq.sum [System.Int32.MaxValue;1]))
show "Seq.initInfinite (fun i -> printf \"<%d>\" i; i*2) |> Seq.skip 3 |> Seq.head" (fun () -> printfn "%A" (Seq.initInfinite (fun i -> printf "<%d>" i; i*2) |> Seq.skip 3 |> Seq.head))
show "Seq.init 5 (fun i -> printf \"<%d>\" i; i) |> Seq.skip 3 |> Seq.toList" (fun () -> printfn "%A" (Seq.init 5 (fun i -> printf "<%d>" i; i) |> Seq.skip 3 |> Seq.toList))
show "Seq.init 5 (fun i -> printf \"<%d>\" i; i) |> Seq.item 3" (fun () -> printfn "%A" (Seq.init 5 (fun i -> printf "<%d>" i; i) |> Seq.item 3))
show "Seq.init 5 (fun i -> printf \"<%d>\" i; i) |> Seq.length" (fun () -> printfn "%A" (Seq.init 5 (fun i -> printf "<%d>" i; i) |> Seq.length))
show "Seq.transpose [[1;2];[3;4]] |> Seq.toList" (fun () -> printfn "%A" (Seq.transpose [[1;2];[3;4]] |> Seq.toList))
show "Seq.transpose [[1;2];[3]] |> Seq.toList" (fun () -> printfn "%A" (Seq.transpose [[1;2];[3]] |> Seq.toList))
show "Seq.groupBy (fun x -> x%2) [1..5] |> Seq.toList" (fun () -> printfn "%A" (Seq.groupBy (fun x -> x%2) [1..5] |> Seq.toList))
show "Seq.concat [[1;2];[3]] |> Seq.toList" (fun () -> printfn "%A" (Seq.concat [[1;2];[3]] |> Seq.toList))
show "Seq.concat (seq { yield [1]; yield [2;3] })" (fun () -> printfn "%A" (Seq.concat (seq { yield [1]; yield [2;3] })))
show "Seq.collect (fun x -> [x;x]) [1;2] |> Seq.toList" (fun () -> printfn "%A" (Seq.collect (fun x -> [x;x]) [1;2] |> Seq.toList))
show "Seq.collect (fun x -> seq { printf \"<%d>\" x; yield x }) [1;2;3] |> Seq.take 2 |> Seq.toList" (fun () -> printfn "%A" (Seq.collect (fun x -> seq { printf "<%d>" x; yield x }) [1;2;3] |> Seq.take 2 |> Seq.toList))
show "Seq.nth 1 [1;2]" (fun () -> printfn "%A" (Seq.nth 1 [1;2]))
show "Seq.groupBy id [1;1;2]" (fun () -> printfn "%A" (Seq.groupBy id [1;1;2]))
show "List.min [1.0;nan;2.0]" (fun () -> printfn "%A" (List.min [1.0;nan;2.0]))
show "List.sum [System.Int32.MaxValue;1]" (fun () -> printfn "%A" (List.sum [System.Int32.MaxValue;1]))
show "Array.min [|1.0;nan;2.0|]" (fun () -> printfn "%A" (Array.min [|1.0;nan;2.0|]))
show "Array.sum [|System.Int32.MaxValue;1|]" (fun () -> printfn "%A" (Array.sum [|System.Int32.MaxValue;1|]))
show "Array2D.init 5 6 (fun i j -> i*j)" (fun () -> printfn "%A" (Array2D.init 5 6 (fun i j -> i*j)))
show "Seq.map (fun x -> if x = 2 then failwith \"bad\" else x) [1;2;3]" (fun () -> printfn "%A" (Seq.map (fun x -> if x = 2 then failwith "bad" else x) [1;2;3]))
show "a record of many items" (fun () -> printfn "%A" { Name = "x"; Value = 1; Parts = [ 1..40 ] })
show "a record in a list" (fun () -> printfn "%A" [ { Name = String.replicate 60 "n"; Value = 1; Parts = [ 1..30 ] } ])
show "what fails while it is shown" (fun () -> printfn "%A" (Seq.map (fun x -> if x = 2 then failwith "bad" else x) [ 1; 2; 3 ]))
