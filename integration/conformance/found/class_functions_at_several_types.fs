type Printer(prefix: string) =
    let show x = sprintf "%s%A" prefix x
    let twice f x = f (f x)
    let rec count xs = match xs with [] -> 0 | _ :: rest -> 1 + count rest
    let pair a b = a, b
    member _.Int(i: int) = show i
    member _.Text(s: string) = show s
    member _.Both(i: int, s: string) = show i + show s + show (pair i s)
    member _.Twice() = twice ((+) 1) 5, twice (fun s -> s + "!") "a"
    member _.Count() = count [1; 2] + count ["a"]
let p = Printer("> ")
printfn "%s %s %s %A %d" (p.Int 3) (p.Text "x") (p.Both(1, "b")) (p.Twice()) (p.Count())
