type Bag() =
    let values = System.Collections.Generic.Dictionary<string, int>()
    static member (?) (bag: Bag, name: string) = bag.Get name
    static member (?<-) (bag: Bag, name: string, value: int) = bag.Set(name, value)
    member _.Get (name: string) = if values.ContainsKey name then values.[name] else -1
    member _.Set (name, value) = values.[name] <- value
let bag = Bag()
bag?First <- 5
bag?Second <- bag?First + 1
printfn "%d %d %d" bag?First bag?Second bag?Third
let (?) (o: Map<string, int>) (name: string) = o.[name]
let (?<-) (target: int[]) (name: string) (value: int) = target.[name.Length] <- value
let m = Map.ofList [ "a", 1; "b", 2 ]
printfn "%d" (m?a + m?b * 10)
printfn "%d" (m?("a"))
let name = "b"
printfn "%d" (m?(name))
let cells = [| 0; 0 |]
cells?x <- 7
printfn "%A" cells
