let f x =
    x
    |> List.map (fun y ->
        let z = y * 2
        z + 1)
    |> List.filter (fun y ->
        match y with
        | 3 -> false
        | _ -> true)
    |> List.fold
        (fun acc y ->
            acc + y)
        0
printfn "%d" (f [1; 2; 3])
let g a
      b =
    if a > b
    then a
    else
        b
printfn "%d" (g 1 2)
let r =
    match 3 with
    | 1
    | 2 -> "low"
    | n when n > 2
             && n < 10 ->
        "mid"
    | _ -> "high"
printfn "%s" r
let xs =
    [
        1
        2
        yield! [ 3; 4 ]
    ]
printfn "%A" xs
let h = function
    | 0 -> "z"
    | _ ->
        let a = 1
        if a = 1 then
            "one"
        else "no"
printfn "%s" (h 5)
let longCondition =
    xs.Length > 2
    && List.sum xs > 3
    || false
printfn "%b" longCondition
let tuple =
    1,
    "two",
    (fun x ->
        x + 1)
let (a, b, c) = tuple
printfn "%d %s %d" a b (c 1)
type T =
    { A: int
      B: string }
    member this.Show() =
        sprintf "%d%s"
            this.A
            this.B
printfn "%s" ({ A = 1
                B = "x" }.Show())
let k x = x + 1 in printfn "%d" (k 2)
if true then printfn "a"; printfn "b"
let v = begin
            1 + 2
        end
printfn "%d" v
for x in xs do if x > 2 then printf "%d " x
printfn ""
let w = (
    1 + 2
)
printfn "%d" w
let lam = List.map (fun x -> x + 1) <| [ 1
                                         2 ]
printfn "%A" lam
let op = 1 +
         2 +
         3
printfn "%d" op
