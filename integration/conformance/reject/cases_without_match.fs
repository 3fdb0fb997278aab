let f lst =
     lst with
    | [] -> 1
    | _ -> 2
