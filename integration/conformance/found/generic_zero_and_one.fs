let inline sumBy f xs = List.fold (fun acc x -> acc + f x) LanguagePrimitives.GenericZero xs
printfn "%d %g" (sumBy id [1; 2; 3]) (sumBy float [1; 2])
let inline sumAll xs = Seq.fold (+) LanguagePrimitives.GenericZero xs
printfn "%d" (sumAll [1; 2; 3])
printfn "%f" (sumAll [1.0; 2.0; 3.5])
let z : int64 = LanguagePrimitives.GenericZero
printfn "%d" (z + 1L)
let inline next x = x + LanguagePrimitives.GenericOne
printfn "%d %g" (next 1) (next 1.5)
