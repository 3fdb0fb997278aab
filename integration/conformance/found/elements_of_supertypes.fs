type IShape =
    abstract Area: float
type Sq(s) =
    interface IShape with
        member _.Area = s * s
let total (shapes: IShape seq) = shapes |> Seq.sumBy (fun s -> s.Area)
printfn "%g" (total [ Sq 1.0; Sq 2.0 ])
let f (xs: IShape list) = xs.Length
printfn "%d" (f [ Sq 1.0 ])
let g (xs: obj list) = xs.Length
printfn "%d" (g [ 1; "a" ])
let h (xs: obj seq) = Seq.length xs
printfn "%d" (h [ 1; "a" ])
