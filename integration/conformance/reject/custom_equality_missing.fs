[<CustomEquality; CustomComparison>]
type T = { X: int }
