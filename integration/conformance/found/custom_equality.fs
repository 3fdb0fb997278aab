[<CustomEquality; NoComparison>]
type T = { Id: int; Name: string }
         override x.Equals(o) = match o with :? T as t -> t.Id = x.Id | _ -> false
         override x.GetHashCode() = hash x.Id
let a = { Id = 1; Name = "a" }
let b = { Id = 1; Name = "b" }
printfn "%b %b" (a = b) (a <> { b with Id = 3 })
printfn "%d" (List.length (List.distinct [a; b]))
printfn "%d %b" (hash a) (a.Equals b)
[<CustomEquality; CustomComparison>]
type Prio =
  { P: int; L: string }
  override x.Equals(o) = match o with :? Prio as t -> t.P = x.P | _ -> false
  override x.GetHashCode() = x.P
  interface System.IComparable with
    member x.CompareTo(o) =
      match o with
      | :? Prio as y -> compare y.P x.P
      | _ -> invalidArg "o" "not a Prio"
let l = [{ P = 1; L = "one" }; { P = 3; L = "three" }; { P = 2; L = "two" }]
printfn "%A" (List.sort l |> List.map (fun x -> x.L))
printfn "%s" (List.max l).L
printfn "%A" (Set.ofList l |> Set.toList |> List.map (fun x -> x.P))
printfn "%b" ({ P = 1; L = "a" } < { P = 2; L = "a" })
printfn "%A" (Map.ofList [ { P = 1; L = "x" }, "a"; { P = 1; L = "y" }, "b" ] |> Map.count)
[<ReferenceEquality>]
type R = { V: int }
let r = { V = 1 }
printfn "%b %b" (r = r) (r = { V = 1 })
[<NoEquality; NoComparison>]
type F = { F: int -> int }
printfn "%d" ({ F = (+) 1 }.F 2)
[<StructuralEquality; NoComparison>]
type G = { G: int }
printfn "%b" ({ G = 1 } = { G = 1 })
[<CustomEquality; NoComparison>]
type U =
  | Ci of string
  | Num of int
  override x.Equals o =
    match o with
    | :? U as u ->
      match x, u with
      | Ci a, Ci b -> a.ToLower() = b.ToLower()
      | Num a, Num b -> a = b
      | _ -> false
    | _ -> false
  override x.GetHashCode() = match x with Ci s -> hash (s.ToLower()) | Num n -> n
printfn "%b %b" (Ci "Ab" = Ci "aB") ([Num 1; Ci "x"] = [Num 1; Ci "X"])
let d = System.Collections.Generic.Dictionary<U, int>()
d.[Ci "K"] <- 1
printfn "%b %d" (d.ContainsKey(Ci "k")) d.[Ci "k"]
