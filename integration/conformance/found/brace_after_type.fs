// A line that begins with a brace does not go on with the type above it.
type P = { Name: string; Age: int option }
{ Name = "n"; Age = Some 3 } |> printfn "%A"
type U = A | B
{| U = A |} |> printfn "%A"
