module M =
    type A = int
    type A = string
type B = X
exception B of int
