type B(x: obj) = class end
type D() as this =
    inherit B(this)
    let y = 1
    member _.Y = y
try printfn "%d" (D().Y) with e -> printfn "%s" (e.GetType().Name)
