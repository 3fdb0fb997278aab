open System
open System.Collections
open System.Collections.Generic

type Countdown(from: int) =
    interface IEnumerable<int> with
        member this.GetEnumerator() : IEnumerator<int> =
            (seq { for i in from .. -1 .. 1 -> i }).GetEnumerator()
        member this.GetEnumerator() : IEnumerator =
            (this :> IEnumerable<int>).GetEnumerator() :> IEnumerator

let c = Countdown 4
for i in c do printf "%d " i
printfn ""
printfn "%d" (Seq.sum c)
printfn "%A" (Seq.toList c)
printfn "%A" (c |> Seq.map (fun x -> x * x) |> List.ofSeq)
printfn "%A" (List.ofSeq (c :> seq<int>))

type Inventory<'T>() =
    let items = ResizeArray<'T>()
    member i.Add x = items.Add x; i
    member i.Count = items.Count
    interface IEnumerable<'T> with
        member i.GetEnumerator() = (items :> seq<'T>).GetEnumerator()
    interface IEnumerable with
        member i.GetEnumerator() = (items :> seq<'T>).GetEnumerator() :> IEnumerator

let inv = Inventory<string>().Add("sword").Add("shield")
for x in inv do printfn "%s" x
printfn "%s" (String.Join(", ", inv))
printfn "%b" (inv |> Seq.contains "sword")
printfn "%A" (inv |> Seq.mapi (fun i x -> i, x) |> Seq.toArray)

type Range3(lo: int, hi: int) =
    interface IEnumerable<int> with
        member this.GetEnumerator() =
            let mutable current = lo - 1
            { new IEnumerator<int> with
                member e.Current = current
              interface IEnumerator with
                member e.Current = box current
                member e.MoveNext() =
                    current <- current + 1
                    current <= hi
                member e.Reset() = current <- lo - 1
              interface IDisposable with
                member e.Dispose() = printfn "disposed" }
        member this.GetEnumerator() : IEnumerator = (this :> IEnumerable<int>).GetEnumerator() :> IEnumerator

for x in Range3(1, 3) do printfn "r %d" x
printfn "%d" (Range3(1, 10) |> Seq.filter (fun x -> x % 2 = 0) |> Seq.sum)
printfn "%A" (Seq.head (Range3(5, 6)))

let e = (seq { yield 1; yield 2 }).GetEnumerator()
while e.MoveNext() do printfn "e %d" e.Current
let le = [ "a"; "b" ] |> Seq.ofList
use en = le.GetEnumerator()
if en.MoveNext() then printfn "first %s" en.Current
let d = Dictionary<string, int>()
d.["x"] <- 1
