[<ReferenceEquality>]
type T(x: int) = member _.X = x
