type T = A of int * int
let f x =
    match x with
    | A a b -> a
