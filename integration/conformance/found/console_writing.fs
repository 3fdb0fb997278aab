let log fmt = Printf.ksprintf (fun s -> printfn "LOG %s" s) fmt
log "a %d b %s" 1 "x"
log "plain"
let fail fmt = Printf.ksprintf failwith fmt
try fail "bad %d" 3 with e -> printfn "%s" e.Message
try failwithf "bad %s %d" "x" 3 with e -> printfn "%s" e.Message
let sb = System.Text.StringBuilder ()
printfn "%s" (sb.ToString ())
stdout.WriteLine "direct"
stdout.Write "w"
stdout.WriteLine ()
stdout.WriteLine (sprintf "%d" 3)
System.Console.WriteLine "hello"
System.Console.WriteLine ("{0} and {1}", 1, "x")
System.Console.WriteLine ("{0,5}|{1,-5}|{2:F2}", 1, "x", 2.345)
System.Console.Write "a"
System.Console.Write 1
System.Console.Write 'c'
System.Console.Write ("{0}", 5)
System.Console.WriteLine ()
System.Console.WriteLine 3.5
System.Console.WriteLine true
System.Console.WriteLine 'x'
System.Console.WriteLine (Some 1)
System.Console.WriteLine [1; 2]
System.Console.WriteLine ((1, "a"))
printfn "%s" (System.String.Format ("{0:D5} {1:X} {2:N2} {3:P1} {4:E2} {5:F0}", 42, 255, 1234.567, 0.256, 12345.0, 2.5))
printfn "%s" (System.String.Format ("{0,10}|{0,-10}|{1}", "ab", 1))
printfn "%s" (System.String.Format ("{{0}} {0}", 1))
printfn "%s" ((1234567).ToString ("N0"))
printfn "%s" ((1234567.891).ToString ("N2"))
printfn "%s %s %s" ((255).ToString "X") ((255).ToString "x4") ((5).ToString "D3")
printfn "%s %s %s" ((3.14159).ToString "F2") ((3.14159).ToString "0.00") ((1234.5).ToString "#,##0.00")
printfn "%s %s %s" ((0.5).ToString "P") ((0.256).ToString "P0") ((12345.678).ToString "E3")
printfn "%s %s %s" ((12345.678).ToString "G") ((12345.678).ToString "G3") ((12345.678).ToString "0")
printfn "%s %s %s" ((5).ToString "000") ((-5).ToString "000") ((5).ToString "#")
printfn "%s %s" ((1e20).ToString ()) ((1e-7).ToString ())
printfn "%s %s" ((true).ToString ()) ('c'.ToString ())
printfn "%s" ((12345678901L).ToString "N0")
printfn "%s" ((-1234.5).ToString "N1")
printfn "%s" ((0).ToString "N0")
printfn "%s" ((1.5m).ToString ())
printfn "%s" ((1234.5m).ToString "C" |> fun s -> s.Substring 1)
printfn "%s" (string 1.5 + string 2 + string 'c' + string "s" + string true + string (Some 1) + string [1; 2])
printfn "%s" (string None + "|" + string () + "|" + string (1, 2) + "|" + string [| 1 |])
printfn "%s" (string (Map.ofList [1, 2]) + string (Set.ofList [1]) + string (seq [1]))
type U = A | B of int | C of x: int * y: string
type R = { X: int; Y: string }
printfn "%s %s %s %s" (string A) (string (B 1)) (string (C (1, "a"))) (string { X = 1; Y = "a" })
printfn "%O %O %O %O" A (B 1) (C (1, "a")) { X = 1; Y = "a" }
printfn "%s %s" (A.ToString ()) ({ X = 1; Y = "q" }.ToString ())
printfn "%s" (string 1L + string 1uy + string 1.0f + string 1m + string 1I + string -0.5)
