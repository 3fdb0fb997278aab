let lengths = [ 1; 2 ] |> List.map (fun (s: string) -> s.Length)
