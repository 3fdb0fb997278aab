open System
[<CustomEquality; CustomComparison>]
type Version =
    { Major: int; Minor: int; Tag: string }
    override v.Equals(o) =
        match o with
        | :? Version as w -> v.Major = w.Major && v.Minor = w.Minor
        | _ -> false
    override v.GetHashCode() = v.Major * 31 + v.Minor
    override v.ToString() = sprintf "v%d.%d" v.Major v.Minor
    interface IComparable with
        member v.CompareTo(o) =
            match o with
            | :? Version as w -> compare (v.Major, v.Minor) (w.Major, w.Minor)
            | _ -> invalidArg "o" "not a version"
    interface IComparable<Version> with
        member v.CompareTo(w) = compare (v.Major, v.Minor) (w.Major, w.Minor)
    interface IEquatable<Version> with
        member v.Equals(w) = v.Major = w.Major && v.Minor = w.Minor

let vs = [ { Major = 2; Minor = 1; Tag = "a" }; { Major = 1; Minor = 9; Tag = "b" }; { Major = 2; Minor = 0; Tag = "c" } ]
printfn "%A" (List.sort vs |> List.map string)
printfn "%O" (List.max vs)
printfn "%b" ({ Major = 2; Minor = 1; Tag = "z" } = vs.[0])
printfn "%b" (vs.[0] > vs.[1])
printfn "%d" ((vs.[0] :> IComparable<Version>).CompareTo vs.[1])
printfn "%b" ((vs.[0] :> IEquatable<Version>).Equals vs.[1])
printfn "%A" (vs |> List.distinct |> List.length)

[<CustomEquality; NoComparison>]
type Entity =
    | Player of id: int * name: string
    | Monster of id: int
    member e.Id = match e with Player (i, _) -> i | Monster i -> i
    override e.Equals o = match o with :? Entity as f -> e.Id = f.Id | _ -> false
    override e.GetHashCode() = e.Id
    interface IEquatable<Entity> with
        member e.Equals f = e.Id = f.Id
printfn "%b %b" (Player(1, "a") = Monster 1) (Monster 2 = Monster 3)
printfn "%d" (set [ 1 ] |> Set.count)

type Money(amount: decimal, currency: string) =
    member m.Amount = amount
    member m.Currency = currency
    override m.Equals o = match o with :? Money as n -> n.Amount = amount && n.Currency = currency | _ -> false
    override m.GetHashCode() = hash (amount, currency)
    override m.ToString() = sprintf "%M %s" amount currency
    interface IComparable with
        member m.CompareTo o =
            match o with
            | :? Money as n -> compare amount n.Amount
            | _ -> 1
    static member (+) (a: Money, b: Money) = Money(a.Amount + b.Amount, a.Currency)
    static member (*) (a: Money, k: decimal) = Money(a.Amount * k, a.Currency)
    static member (~-) (a: Money) = Money(-a.Amount, a.Currency)
    static member Zero = Money(0m, "EUR")
let m = [ Money(3m, "EUR"); Money(1.5m, "EUR"); Money(2m, "EUR") ]
printfn "%O" (List.sort m |> List.head)
printfn "%O" (List.sum m)
printfn "%O" (-(m.[0] * 2m))
printfn "%b %b" (m.[0] = Money(3m, "EUR")) (m.[0] < m.[1])
printfn "%O" (max m.[0] m.[1])
let mm = Map.ofList [ m.[0], "three"; m.[1], "one and a half" ]
for KeyValue (k, v) in mm do printfn "%O -> %s" k v
let ss = Set.ofList m
printfn "%d %b" ss.Count (ss.Contains(Money(2m, "EUR")))
