let a = [ "a" ] |> List.sum
let b = [ 1; 2 ] |> List.map string |> List.average
