// Overloads that leave optional arguments out go behind those that do not; ranges in braces.
let xs = {1..5}
printfn "%A" (List.ofSeq xs)
printfn "%b %d" (Seq.forall (fun d -> d > 0) {1..3}) (Seq.sum {10 .. -3 .. 1})
for i in {1..3} do printf "%d " i
printfn ""
printfn "%A" ({ 'a' .. 'e' } |> Seq.toArray)
type A(name: string, ?n: int, ?m: int) =
    new(name: string) = A(name, 7)
    member _.Text = sprintf "%s %d %d" name (defaultArg n 0) (defaultArg m -1)
    member _.M(x: int, ?y: int) = x + defaultArg y 100
    member _.M(s: string) = s.Length
    member _.M(x: int) = x
let a = A("p")
printfn "%s | %s | %s | %s" a.Text (A("q", 1)).Text (A("r", 1, 2)).Text (A("s", m = 4)).Text
printfn "%d %d %d %d" (a.M "abc") (a.M 5) (a.M(5, 6)) (a.M(x = 5))
