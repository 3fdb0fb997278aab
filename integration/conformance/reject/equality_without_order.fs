[<StructuralEquality>]
type T = { X: int }
