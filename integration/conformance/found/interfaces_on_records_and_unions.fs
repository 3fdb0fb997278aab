type IShape =
  abstract Area : float
  abstract Scale : float -> IShape
type Sq = { S: float }
          interface IShape with
            member x.Area = x.S * x.S
            member x.Scale k = { S = x.S * k } :> IShape
type U =
  | C of float
  | D
  interface IShape with
    member x.Area = match x with C r -> r | D -> 0.0
    member x.Scale k = match x with C r -> C (r * k) :> IShape | D -> D :> IShape
let shapes : IShape list = [{ S = 2.0 }; C 3.0; D]
for s in shapes do printfn "%g %g" s.Area ((s.Scale 2.0).Area)
printfn "%A" ({ S = 1.0 } = { S = 1.0 })
