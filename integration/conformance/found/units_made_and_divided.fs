// Units given to numbers, of every kind that had them in F# 4.7, and units without anything above the line.
[<Measure>]
type m

let a = LanguagePrimitives.FloatWithMeasure<m> 3.0
let b = LanguagePrimitives.Int32WithMeasure<m> 3
let c: float<m> = LanguagePrimitives.FloatWithMeasure 4.0
let d = LanguagePrimitives.DecimalWithMeasure<m> 3M
let e = LanguagePrimitives.Int64WithMeasure<m> 3L
let f = LanguagePrimitives.Float32WithMeasure<m> 3.0f
let g = LanguagePrimitives.Int16WithMeasure<m> 3s
let h = LanguagePrimitives.SByteWithMeasure<m> 3y
printfn "%A %A %A %A %A %A %A %A" a b c d e f g h
printfn "%A %A" (a + c) (e + 1L<m>)
printfn "%A" ([ 1.0; 2.0 ] |> List.map LanguagePrimitives.FloatWithMeasure<m>)

[<Measure>]
type s

[<Measure>]
type Hz = /s

let perSecond = 3.0</s>
let frequency: float<Hz> = perSecond
let twice (x: float</s>) = x * 2.0
let slow = 1.0</ s^2>
printfn "%A %A %A" (frequency + 2.0<1/s>) (twice frequency) (slow * 1.0<s>  + perSecond)
let ratio = 3</s> * 2<s>
printfn "%d" ratio
