type IShape =
    abstract Area: float
type Sq(s) =
    interface IShape with
        member _.Area = s * s
        member _.Area = s * s
