module Outer.Mod
module Inner =
    let rec g x = if x = 0 then (fun y -> y + 1) else g (x - 1)
    module Deep =
        let rec g x = if x = 0 then (fun y -> y + 1) else g (x - 1)
    let values = [ (fun x -> x + 1); string >> int ]
printfn "%A" (Inner.g 1)
printfn "%O" (Inner.g 1)
printfn "%O" (Inner.Deep.g 1)
printfn "%s" (string (Inner.g 1))
printfn "%A" Inner.values
printfn "%O" Inner.values
