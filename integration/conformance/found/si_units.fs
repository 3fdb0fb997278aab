// The units of FSharp.Core, by their names and by their symbols, and in formulas.
module Symbols =
    open FSharp.Data.UnitSystems.SI.UnitSymbols
    let g = 9.81<m/s^2>
    let time = 2.0<s>
    let force: float<N> = 1.0<kg> * 1.0<m> / (1.0<s> * 1.0<s>)
    let work: float<J> = force * 2.0<m>
    let power: float<W> = work / time
    let voltage: float<V> = power / 0.5<A>
    let resistance: float<ohm> = voltage / 0.5<A>
    let pressure: float<Pa> = force / 1.0<m^2>
    let charge: float<C> = 0.5<A> * time
    let frequency: float<Hz> = 1.0 / time
    printfn "%f %A %A %A %A %A" (float (g * time)) force work power voltage resistance
    printfn "%A %A %A %A" pressure charge frequency (3<kg> + 4<kg>)

module Names =
    open Microsoft.FSharp.Data.UnitSystems.SI.UnitNames
    let force: float<newton> = 3.0<kilogram> * 9.81<metre/second^2>
    let length: float<meter> = 2.0<metre>
    let frequency: float<hertz> = 1.0 / 2.0<second>
    printfn "%A %A %A %A" (float force) length frequency (sqrt (length * length))

[<Measure>]
type km

let inMetres (x: float<km>) = x * 1000.0<FSharp.Data.UnitSystems.SI.UnitSymbols.m/km>
printfn "%A" (inMetres 2.0<km>)
let speed (d: float<FSharp.Data.UnitSystems.SI.UnitNames.metre>) (t: float<FSharp.Data.UnitSystems.SI.UnitSymbols.s>) = d / t
printfn "%A" (speed (inMetres 2.0<km>) 4.0<FSharp.Data.UnitSystems.SI.UnitNames.second>)
printfn "%A" (2<FSharp.Data.UnitSystems.SI.UnitSymbols.kat> * 3)
