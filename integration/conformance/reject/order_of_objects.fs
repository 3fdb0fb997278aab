[<StructuralEquality; StructuralComparison>]
type T = { F: obj }
