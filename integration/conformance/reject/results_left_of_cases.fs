let f x =
    match x with
    | 1 ->
    "a"
    | _ ->
    "b"
