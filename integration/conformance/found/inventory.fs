type Category = Tool | Toy | Food of perishable: bool
type Item = { Id: int; Name: string; Category: Category; mutable Stock: int; Price: float }
let items =
    [ { Id = 1; Name = "Hammer"; Category = Tool; Stock = 5; Price = 12.5 }
      { Id = 2; Name = "Ball"; Category = Toy; Stock = 0; Price = 3.25 }
      { Id = 3; Name = "Milk"; Category = Food (perishable = true); Stock = 12; Price = 0.99 } ]
let describe item =
    match item with
    | { Stock = 0; Name = n } -> sprintf "%s: sold out" n
    | { Category = Food (perishable = true); Name = n; Stock = s } when s > 10 -> sprintf "%s: sell fast" n
    | { Category = Tool | Toy } as i -> sprintf "%s: %d left" i.Name i.Stock
    | _ -> "?"
items |> List.iter (describe >> printfn "%s")
let byCat = items |> List.groupBy (fun i -> match i.Category with Food _ -> "food" | Tool -> "tool" | Toy -> "toy")
for (k, v) in byCat do printfn "%s %A" k (v |> List.map (fun i -> i.Id))
items.[0].Stock <- items.[0].Stock - 1
printfn "%d" (items |> List.sumBy (fun i -> i.Stock))
let total = items |> List.fold (fun acc { Price = p; Stock = s } -> acc + p * float s) 0.0
printfn "%.2f" total
let cheap, dear = items |> List.partition (fun i -> i.Price < 5.0)
printfn "%d %d" cheap.Length dear.Length
printfn "%A" (items |> List.tryFind (fun i -> i.Name.StartsWith "B") |> Option.map (fun i -> i.Id))
printfn "%A" (List.head items)
