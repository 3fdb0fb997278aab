open System

printfn "%d %d" (int DayOfWeek.Monday) (int64 DayOfWeek.Friday)
printfn "%d" (int StringComparison.OrdinalIgnoreCase)
printfn "%A" (enum<StringSplitOptions> 1)
let m: MidpointRounding = enum 1
printfn "%A %A" m (Math.Round(2.5, m))
printfn "%A" [ for i in 0 .. 5 -> enum<StringComparison> i ]
printfn "%b" (StringSplitOptions.None = enum 0)
printfn "%A" (StringSplitOptions.RemoveEmptyEntries ||| StringSplitOptions.None)
printfn "%d" (int64 MidpointRounding.AwayFromZero)
printfn "%A" (MidpointRounding.ToEven < MidpointRounding.AwayFromZero)
printfn "%A" (hash MidpointRounding.AwayFromZero)
printfn "%A" (box MidpointRounding.AwayFromZero :? MidpointRounding)
printfn "%A" ([ StringComparison.Ordinal; StringComparison.CurrentCulture ] |> List.sort)
printfn "%A" ([ DayOfWeek.Monday; DayOfWeek.Sunday ] |> List.map int)
printfn "%A" ([ StringComparison.Ordinal ] |> List.map int)
printfn "%A" (max MidpointRounding.ToEven MidpointRounding.AwayFromZero)
printfn "%A" ([ 1; 2 ] |> List.map enum<DayOfWeek>)
printfn "%A" (Map.ofList [ StringComparison.Ordinal, 1 ])
let value: int = LanguagePrimitives.EnumToValue StringComparison.Ordinal
printfn "%d" value
