type Equal(a: int) =
    member _.A = a
    override _.Equals other = match other with :? Equal as e -> e.A = a | _ -> false
type Hashed(a: int) =
    override _.GetHashCode() = a
[<CustomEquality; NoComparison>]
type Record =
    { A: int }
    override _.Equals _ = true
type Ordered(a: int) =
    member _.A = a
    interface System.IComparable with
        member _.CompareTo other = match other with :? Ordered as o -> compare a o.A | _ -> 1
[<CustomComparison; StructuralEquality>]
type ByParts =
    { B: int }
    interface System.IComparable with
        member _.CompareTo _ = 0
type Both(a: int) =
    override _.GetHashCode() = a
    interface System.IComparable with
        member _.CompareTo _ = 0
type Typed(a: int) =
    member _.A = a
    interface System.IComparable<Typed> with
        member _.CompareTo other = compare a other.A
type Whole(a: int) =
    member _.A = a
    override _.Equals other = match other with :? Whole as e -> e.A = a | _ -> false
    override _.GetHashCode() = a
printfn "%b" (Ordered 1 = Ordered 1)
