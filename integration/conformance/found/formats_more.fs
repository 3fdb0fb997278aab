printfn "%5d|%-5d|%05d|%+d|% d" 42 42 42 42 42
printfn "%8.3f|%-8.2f|%e|%g|%G" 3.14159 2.5 12345.678 0.0001 1e-10
printfn "%s|%10s|%-10s|" "a" "b" "c"
printfn "%c %b %A %O" 'x' true "q" "q"
printfn "%A %A %A" 1.0 1.5f 10L
printfn "%A" [ Some 1; None ]
printfn "%A" (Some (Some "x"), (Ok 1 : Result<int, string>), [| 1uy |])
printfn "%A" (Map.ofList [ "a", [ 1 ]; "b", [] ])
printfn "%*d|%-*d|%.*f" 6 1 6 2 2 3.14159
printfn "%s" (String.concat "," (Seq.map string [ 1.0; 2.5; -0.1 ]))
printfn "%d%%" 50
printfn "%A" (System.Math.Round(2.5), System.Math.Round(3.14159, 2), floor -1.5, truncate 1.9)
printfn "%s %s %s" (string 'c') (string true) (string 1.0e20)
printfn "%A %A" (1, "a", 2.0) ()
printfn "%A" [ for i in 1 .. 120 -> i ]
printfn "%A" (seq { 1 .. 3 })
printfn "%i %u" -1 3u
printfn "%M" 12.30m
