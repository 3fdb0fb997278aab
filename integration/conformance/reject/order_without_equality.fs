[<StructuralComparison>]
type T = { X: int }
