open System
type Suit = Clubs = 0 | Diamonds = 1 | Hearts = 2 | Spades = 3
let d = DayOfWeek.Friday
printfn "%A %d %O %s" d (int d) d (d.ToString())
printfn "%A" (enum<DayOfWeek> 3, DayOfWeek.Sunday < DayOfWeek.Monday)
match d with
| DayOfWeek.Saturday | DayOfWeek.Sunday -> printfn "weekend"
| DayOfWeek.Friday -> printfn "friday"
| _ -> printfn "week"
let next (d: DayOfWeek) = enum<DayOfWeek> ((int d + 1) % 7)
printfn "%A" (List.unfold (fun (d, n) -> if n = 7 then None else Some (d, (next d, n + 1))) (DayOfWeek.Wednesday, 0))
printfn "%A" (Enum.Parse(typeof<DayOfWeek>, "Tuesday") :?> DayOfWeek)
printfn "%A" (Enum.GetNames typeof<DayOfWeek>)
for s in Enum.GetValues typeof<Suit> do printf "%O " s
printfn ""
printfn "%s" (d.ToString("d"))
let byDay = dict [ DayOfWeek.Monday, "blue"; DayOfWeek.Friday, "yay" ]
printfn "%s" byDay.[d]
