[<StructuralEquality; StructuralComparison>]
type T = A of (int -> int) | B
