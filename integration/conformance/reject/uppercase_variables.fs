let f x =
    match x with
    | Foo -> 1
    | Bar -> 2
