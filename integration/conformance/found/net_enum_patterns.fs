open System

let name comparison =
    match comparison with
    | StringComparison.Ordinal -> "ordinal"
    | StringComparison.OrdinalIgnoreCase -> "ordinal, any case"
    | System.StringComparison.InvariantCulture
    | StringComparison.InvariantCultureIgnoreCase -> "invariant"
    | _ -> "of the culture"

for each in [ StringComparison.Ordinal; StringComparison.OrdinalIgnoreCase; StringComparison.InvariantCulture
              StringComparison.CurrentCulture ] do
    printfn "%s" (name each)

let parts (text: string) (options: StringSplitOptions) =
    match options with
    | StringSplitOptions.None -> text.Split([| ',' |])
    | StringSplitOptions.RemoveEmptyEntries -> text.Split([| ',' |], options)
    | _ -> failwith "another"

printfn "%A" (parts "a,,b" StringSplitOptions.None)
printfn "%A" (parts "a,,b" StringSplitOptions.RemoveEmptyEntries)

let rounded mode x =
    match mode, x with
    | MidpointRounding.AwayFromZero, x when x > 0.0 -> Math.Round((x: float), mode)
    | MidpointRounding.ToEven, x -> Math.Round(x, mode)
    | _ -> nan

printfn "%A %A %A" (rounded MidpointRounding.AwayFromZero 2.5) (rounded MidpointRounding.ToEven 2.5) (rounded MidpointRounding.AwayFromZero -2.5)
