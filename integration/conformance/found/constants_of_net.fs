open System
// The constants of .NET are shown by their names.
printfn "%A %O %s" StringComparison.Ordinal StringSplitOptions.None (string MidpointRounding.AwayFromZero)
printfn "%s" (StringComparison.OrdinalIgnoreCase.ToString())
printfn "%A" [ StringComparison.Ordinal; StringComparison.CurrentCulture ]
printfn "%A" (Some StringSplitOptions.RemoveEmptyEntries, box MidpointRounding.ToEven)
printfn "%b" (StringComparison.Ordinal = StringComparison.Ordinal)
