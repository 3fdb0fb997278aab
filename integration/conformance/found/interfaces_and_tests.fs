type IShape =
    abstract Area : float
    abstract Scale : float -> IShape
    abstract Name : string with get
type Circle(r: float) =
    interface IShape with
        member _.Area = System.Math.PI * r * r
        member _.Scale k = Circle(r * k) :> IShape
        member _.Name = "circle"
type Square(side: float) =
    member _.Side = side
    interface IShape with
        member _.Area = side * side
        member _.Scale k = upcast Square(side * k)
        member _.Name = "square"
let shapes : IShape list = [ Circle 1.0; Square 2.0 ]
for s in shapes do
    let big = s.Scale 2.0
    printfn "%s %.2f -> %.2f" s.Name s.Area big.Area
let describe (o: obj) =
    match o with
    | :? Square as s -> sprintf "square of %g" s.Side
    | :? IShape as s -> sprintf "shape %s" s.Name
    | :? int as i -> sprintf "int %d" i
    | :? string as s -> sprintf "string %s" s
    | null -> "null"
    | _ -> "?"
[ box (Square 3.0); box (Circle 1.0); box 3; box "s"; null; box 1.5 ] |> List.iter (describe >> printfn "%s")
let anon = { new IShape with
               member _.Area = 1.0
               member this.Scale k = this
               member _.Name = "unit" }
printfn "%s %g" anon.Name (anon.Scale(3.0).Area)
