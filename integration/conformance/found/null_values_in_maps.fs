printfn "%A" (Map.ofList [1, None; 2, Some 1])
printfn "%A" (Map.ofList [1, ()])
printfn "%A" (Map.ofList [None, 1; Some 2, 2])
printfn "%A" (Map.ofList [1, (None, 1)])
printfn "%A" (Map.ofList [1, [None]])
printfn "%A" (Set.ofList [None; Some 1])
printfn "%A" [Set.ofList [None; Some 1]]
printfn "%A" (Map.ofList ["k", Map.ofList [1, None]])
printfn "%A" (Map.ofList [1, Some (Some 2); 2, Some None])
printfn "[%+x] [%+X] [% x] [%+o] [%+8x] [%-+8x] [%+08x]" 255 255 255 8 255 255 255
