type T() =
    let (|A|_|) s = if s = "a" then Some () else None
    let x = match "a" with A -> 1 | _ -> 2
    member _.M s = match s with A -> "is a" | x -> "is " + x
    member _.X = x
printfn "%s %s %d" (T().M "a") (T().M "q") (T().X)
type U(limit: int) =
    let (|Big|Small|) n = if n > limit then Big (n - limit) else Small
    member _.M s = match s with Big d -> sprintf "big by %d" d | Small -> "small"
printfn "%s %s" (U(10).M 15) (U(10).M 5)
type V() =
    static let (|Odd|Even|) n = if n % 2 = 0 then Even else Odd
    static member Show n = match n with Odd -> "odd" | Even -> "even"
    member _.Both n = match n, n + 1 with Odd, Even -> "oe" | Even, Odd -> "eo" | _ -> "?"
printfn "%s %s" (V.Show 3) (V().Both 4)
type W<'T when 'T: comparison>(items: 'T list) =
    let (|Top|_|) x = if x = List.max items then Some (List.length items) else None
    let (|Index|) x = List.tryFindIndex ((=) x) items
    member _.Find x = match x with Top n -> sprintf "top of %d" n | Index (Some i) -> sprintf "at %d" i | Index None -> "none"
printfn "%s %s %s" (W([ 1; 5; 3 ]).Find 5) (W([ 1; 5; 3 ]).Find 3) (W([ "a" ]).Find "b")
