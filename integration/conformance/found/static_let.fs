type Counter() =
    static let mutable made = 0
    static let names = System.Collections.Generic.List<string>()
    static let next () = made <- made + 1; made
    static do printfn "static init"
    let id = next ()
    do names.Add(sprintf "c%d" id)
    member _.Id = id
    static member Made = made
    static member Names = List.ofSeq names
    static member Reset() = made <- 0
let made = "mine"
let a, b = Counter(), Counter()
printfn "%d %d %d %s" a.Id b.Id Counter.Made made
printfn "%A" Counter.Names
Counter.Reset()
printfn "%d" (Counter().Id)
type Celsius(degrees: float) =
    member _.Degrees = degrees
    member this.Warmer(by) = Celsius(degrees + by)
    static member (+) (a: Celsius, b: Celsius) = Celsius(a.Degrees + b.Degrees)
    static member op_Explicit (c: Celsius) = c.Degrees
    member this.Item with get (i: int) = degrees * float i
let c = Celsius 3.0 + Celsius(4.5)
printfn "%g %g" c.Degrees c.[2]
