[<NoEquality>]
type T = { X: int }
