open System.Collections
open System.Collections.Generic
type Bag(xs: int list) =
    interface IEnumerable<int> with
        member _.GetEnumerator() : IEnumerator<int> = (Seq.ofList xs).GetEnumerator()
    interface IEnumerable with
        member _.GetEnumerator() : IEnumerator = ((Seq.ofList xs).GetEnumerator() :> IEnumerator)
let b = Bag [1; 2; 3]
for x in (b :> IEnumerable) do printfn "%O" x
let grid = array2D [[1; 2]; [3; 4]]
for x in grid do printf "%O " x
printfn ""
let sum = seq { for x in Seq.cast<int> grid -> x * 2 } |> Seq.sum
printfn "%d" sum
try
    [box 1; box "a"] |> Seq.cast<int> |> Seq.iter (printfn "%d")
with :? System.InvalidCastException -> printfn "invalid cast"
let words = "a b".Split ' ' |> Seq.cast<obj> |> Seq.map string |> String.concat ","
printfn "%s" words
let rx = [ 1; 2 ] |> Seq.cast<obj>
printfn "%A" (Seq.toList rx)

let e = (b :> IEnumerable).GetEnumerator()
while e.MoveNext() do printf "%O;" e.Current
printfn ""
let kinds : IEnumerable list = [[1; 2] :> IEnumerable; "ab" :> IEnumerable; Map [1, "x"] :> IEnumerable; [|1.5|] :> IEnumerable]
for k in kinds do
    for x in k do printf "%O:%s " x (x.GetType().Name)
    printfn ""
let rec show (o: obj) =
    match o with
    | :? string as s -> sprintf "%A" s
    | :? IEnumerable as xs -> "[" + (xs |> Seq.cast<obj> |> Seq.map show |> String.concat "; ") + "]"
    | o -> string o
printfn "%s" (show [box 1; box "a"; box [2; 3]; box [|'x'|]])
let total = [for x in grid -> (x :?> int) + 1] |> List.sum
printfn "%d" total
type Count(n: int) =
    interface IEnumerable with
        member _.GetEnumerator() =
            let i = ref 0
            { new IEnumerator with
                member _.MoveNext() = i := !i + 1; !i <= n
                member _.Current = box !i
                member _.Reset() = i := 0 }
for x in (Count 3 :> IEnumerable) do printf "%O " x
printfn "%A" (Count 4 |> Seq.cast<int> |> Seq.toList)
