type Counter<'T>() =
    static let mutable count = 0
    static let names = ResizeArray<string>()
    do count <- count + 1
    static member Count = count
    static member Names = names
    member _.Add(s: string) = names.Add s

type Registry<'K, 'V when 'K : equality>() =
    static member val Items = System.Collections.Generic.Dictionary<'K, 'V>() with get, set
    static member Put(k: 'K, v: 'V) = Registry<'K, 'V>.Items.[k] <- v

let a = Counter<int>()
let b = Counter<int>()
let c = Counter<string>()
a.Add "x"
c.Add "y"
c.Add "z"
printfn "%d %d %d" Counter<int>.Count Counter<string>.Count Counter<float>.Count
printfn "%d %d" Counter<int>.Names.Count Counter<string>.Names.Count
Registry<string, int>.Put("a", 1)
Registry<string, int>.Put("b", 2)
Registry<string, string>.Put("a", "q")
printfn "%d %d" Registry<string, int>.Items.Count Registry<string, string>.Items.Count
