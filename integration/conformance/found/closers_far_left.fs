// A closing bracket ends by its column what a line that begins there would end.
let second (f, x) = f 1 + x
printfn "%d" (second ((fun x -> id (
    x * 10
), 3)))
let double x = x * 2
let show y =
    match y with
    | 1 -> "one"
    | _ ->
      string (
        y
    ) |> sprintf "<%s>"
printfn "%s %s" (show 1) (show 2)
let pick b =
    if b then double (
        1
    ) else double (
        20
    )
printfn "%d %d" (pick true) (pick false)
let all = [ double (
   1
), 2 ]
printfn "%A" all
