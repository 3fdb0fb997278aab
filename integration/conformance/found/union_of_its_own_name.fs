type Id = Id
printfn "%A" Id
