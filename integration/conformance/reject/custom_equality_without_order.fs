[<CustomEquality>]
type T = { X: int }
