let f x = x + 1
let g x = 2
let h y =
    match y with
    | 1 -> 3
    | _ ->
      f (
        1
    ) |> g
