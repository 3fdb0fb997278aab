[<Struct; ReferenceEquality>]
type T = { X: int }
