let f = function
    | 1 -> "x"
    | 2 ->
    "b"
    | _ ->
    "c"
