type Card(r: int) =
  member _.R = r
  override x.Equals(o) = match o with :? Card as c -> c.R = r | _ -> false
  override _.GetHashCode() = r
  override _.ToString() = sprintf "Card %d" r
  interface System.IComparable with
    member _.CompareTo(o) = match o with :? Card as c -> compare r c.R | _ -> 0
let cs = [Card 3; Card 1; Card 2]
printfn "%s" (cs |> List.sort |> List.map string |> String.concat ",")
printfn "%b %b" (Card 1 < Card 2) (Card 1 = Card 1)
printfn "%O" (List.max cs)
printfn "%d" (Set.count (Set.ofList (Card 1 :: cs)))
let m = Map.ofList [Card 1, "a"; Card 2, "b"]
printfn "%s" m.[Card 2]
printfn "%b" (box (Card 1) = box (Card 1))
let h = System.Collections.Generic.HashSet<Card>(cs)
printfn "%b %d" (h.Add(Card 3)) h.Count
type P(n: int) =
  member _.N = n
printfn "%b" (P 1 = P 1)
let p = P 1
printfn "%b" (p = p)
