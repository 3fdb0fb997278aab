type A(n: int) =
    member _.N = n
    interface System.IComparable with
        member _.CompareTo o = match o with :? A as a -> printfn "cmp %d %d" n a.N; compare n a.N | null -> printfn "null"; 1 | _ -> printfn "other"; 1
type B(n: int, t: string) =
    inherit A(n)
    member _.T = t
let a1, a2 = A 1, A 1
printfn "%b %b %b" (a1 = a2) (a1 <> a2) (a1 = a1)
printfn "%b %b" (a1.Equals a2) (a1.Equals "x")
printfn "%b" (a1.Equals null)
printfn "%b" (B(1, "a") = B(1, "b"))
printfn "%b" ((B(1, "a") :> A) = A 1)
printfn "%b" (obj.Equals(a1, a2))
printfn "%b" (obj.ReferenceEquals(a1, a2))
printfn "%b" (List.contains (A 2) [A 1; A 2])
printfn "%A" ([A 1; A 1; A 2] |> List.distinct |> List.length > 0)
printfn "%b" ((a1, 1) = (a2, 1))
printfn "%b" (Some a1 = Some a2)
printfn "%b" (hash a1 = hash a1)
type C() =
    inherit A(1)
    override _.Equals o = false
    override _.GetHashCode() = 0
printfn "%b" (C() :> A = A 1)
printfn "%b" (A 1 = (C() :> A))
type S<'a when 'a : comparison>(x: 'a) =
    member _.X = x
    interface System.IComparable with
        member _.CompareTo o = match o with :? S<'a> as s -> compare x s.X | _ -> 1
printfn "%b %b" (S 1 = S 1) (S "a" = S "b")
[<CustomComparison; StructuralEquality>]
type R = { V: int; W: int } with
    interface System.IComparable with
        member r.CompareTo o = compare r.V (o :?> R).V
printfn "%b %b" ({ V = 1; W = 2 } = { V = 1; W = 3 }) ({ V = 1; W = 2 } <= { V = 1; W = 3 })
type D(n: int) =
    member _.N = n
    interface System.IComparable<D> with
        member _.CompareTo o = compare n o.N
printfn "%b" (D 1 = D 1)
[<AbstractClass>]
type Shape() =
    abstract Area : int
    interface System.IComparable with
        member s.CompareTo o = compare s.Area (o :?> Shape).Area
type Sq(n: int) =
    inherit Shape()
    override _.Area = n * n
type Re(a: int, b: int) =
    inherit Shape()
    override _.Area = a * b
printfn "%b %b" ((Sq 2 :> Shape) = (Re(1, 4) :> Shape)) (Sq 2 = Sq 3)
