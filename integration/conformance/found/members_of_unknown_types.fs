let show x = "<" + x.ToString() + ">"
let same x y = x.Equals y
let code x = x.GetHashCode()
printfn "%s %s %s" (show 1) (show "a") (show [ 1; 2 ])
printfn "%b %b" (same 1 1) (same "a" "b")
printfn "%b" (code 5 = code 5)
printfn "%s" ([ 1; 2 ] |> List.map (fun x -> x.ToString()) |> String.concat "")
