let r = [ 1 ] |> List.map (fun x ->
    x + 1
) |> List.sum
