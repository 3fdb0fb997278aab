open System
printfn "%A %M %O %s" 1.50m 1.50m 1.50m (string 1.50m)
printfn "%M %M %M" (1.1m + 2.25m) (1.10m * 2.0m) (10m / 4m)
printfn "%M" (1m / 3m)
printfn "%M" (2m / 3m)
printfn "%M %M" (7.5m % 2m) (-7.5m % 2m)
printfn "%M %M %M" (Math.Round 2.5m) (Math.Round 3.5m) (Math.Round(2.345m, 2))
printfn "%M %M" (Math.Round(2.5m, MidpointRounding.AwayFromZero)) (Math.Round(-2.345m, 2, MidpointRounding.AwayFromZero))
printfn "%M %M %M" (Math.Floor -1.5m) (Math.Ceiling 1.2m) (Math.Truncate -1.9m)
printfn "%M %M" (floor 1.7m) (ceil 1.2m)
printfn "%.2f %.0f %f" 1.005m 2.5m 3m
printfn "%10.2f|%-10.1f|%+.1f" 3.14159m 2.5m 1m
printfn "%A %A" Decimal.MaxValue Decimal.MinValue
try Decimal.MaxValue + 1m |> ignore with :? OverflowException as e -> printfn "%s" e.Message
try 1m / 0m |> ignore with :? DivideByZeroException as e -> printfn "%s" e.Message
printfn "%b %b %d" (1.0m = 1.00m) (1.0m < 1.01m) (compare 2m 1m)
printfn "%b" (hash 1.0m = hash 1.00m)
printfn "%d %g %d" (int 3.99m) (float 3.25m) (int64 -3.99m)
printfn "%M %M %M" (decimal 3) (decimal 1.1) (decimal "12.340")
printfn "%A" (Decimal.Parse "1.20")
printfn "%A" (Decimal.TryParse "abc")
printfn "%A" [ 1m; 2.5m ]
printfn "%A" (List.sum [ 1.1m; 2.2m; 3.3m ], List.average [ 1m; 2m ])
printfn "%s" ((1234567.891m).ToString "N2")
printfn "%s" ((1234.5m).ToString "0.00")
printfn "%s" ((0.256m).ToString "P1")
printfn "%s" (String.Format("{0:F3} {1:N0} {2:C}", 1.5m, 12345.6m, 3m))
printfn "%M" (1.23456789012345678901234567890m)
printfn "%M" (79228162514264337593543950335m)
printfn "%M" (0.0000000000000000000000000001m)
printfn "%M %M" (abs -1.5m) -(2.5m)
printfn "%M" (max 1m 2m)
printfn "%M" (1000000.000m * 1000000.000m)
printfn "%M" (1e3m + 0.5m)
printfn "%A" (sign -2m)
printfn "%A" [ 1.0m .. 0.5m .. 3.0m ]
printfn "%A" [ 1m .. 3m ]
printfn "%A" (pown 1.5m 3)
printfn "%A" (match 1.0m with 1m -> "one" | _ -> "other")
printfn "%A" (truncate 2.7m, round 2.5m)
printfn "%A" (Decimal.Round(1.2345m, 2), Decimal.Truncate 1.9m, Decimal.Negate 1m)
printfn "%A" (Some 1.5m, (1m, 2.0m), [| 1.0m |])
printfn "%A" (1.5m.ToString(), 1.50m.GetHashCode() = 1.5m.GetHashCode())
printfn "%s" (String.Join(",", [ 1.0m; 2.00m ]))
