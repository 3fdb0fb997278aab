type Maker() =
    member _.Cast<'T>(x: obj) = match x with :? 'T as t -> Some t | _ -> None
let m = Maker()
printfn "%A" (m.Cast<int>(box 3))
printfn "%A" (m.Cast<string>(box 3))
printfn "%A" (m.Cast<float>(box 3.0))
let tryUnbox<'a> (x: obj) = match x with :? 'a as a -> Some a | _ -> None
printfn "%A %A" (tryUnbox<int> (box 3)) (tryUnbox<string> (box 3))
let f (x: obj) = match x with :? (int list) as l -> List.sum l | :? (int * string) as t -> fst t | _ -> -1
printfn "%d %d" (f (box [1;2])) (f (box (5, "a")))
