type T = { Name: string }
let foo = 3
let t = { Name = "a" }
printfn "%s %s %s %s" (nameof foo) (nameof T) (nameof t.Name) (nameof List.map)
let f x = sprintf "%s=%d" (nameof x) x
printfn "%s %s %d" (f 3) (nameof System.Math.PI) (nameof(foo).Length)
printfn "%d" (lock t (fun () -> 4))
