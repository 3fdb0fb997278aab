type Ops =
    static member inline Sum (xs: seq< ^a>) : ^a = Seq.fold (fun acc x -> acc + x) LanguagePrimitives.GenericZero xs
    static member inline Name (x: ^t) : string = (^t : (member Name : string) x)
type P = { Name: string }
type Q() = member _.Name = "q"
printfn "%d %f" (Ops.Sum [1; 2; 3]) (Ops.Sum [1.5; 2.5])
printfn "%s %s" (Ops.Name { Name = "p" }) (Ops.Name (Q()))
