// Remainders of decimals, decimals of floats.
printfn "%A" [ 1m % 2.50m; 0.00m % 2m; 0m % 2.50m; -1m % 2.5m; 5.0m % 2.50m; 7m % 2.50m; 2.50m % 2.5m; 2.5m % 2.50m; 7.25m % 2m; -7.25m % 2m; 7m % -2.5m; 1.00m % 1m ]
printfn "%A" [ 1.10m + 2.2m; 1.50m * 2.0m; 1m / 3m; 10m / 4m; 1.00m / 2m; 3.0m - 3.00m; -0.0m; 1e3m; 0.5m + 0.5m; 100m / 10m; 6.00m / 3m; 1m / 8m ]
printfn "%b %b %d" (1.0m = 1.00m) (hash 1.0m = hash 1.00m) (compare 1.5m 1.50m)
printfn "%s %s %O %M" (string 1.50m) ((2.0m).ToString()) 3.10m 4.000m
printfn "%A" (List.sum [ 1.5m; 2.25m ], List.average [ 1m; 2m ], List.max [ 1.0m; 1.00m ])
printfn "%A" (decimal 1.1, decimal 1e10, decimal 0.1f, decimal "3.1400", System.Decimal.Parse "1.20", decimal 12345678901234567890UL)
printfn "%A" (int 2.9m, int64 -2.9m, float 2.50m, byte 200m, string (float 0.1m))
printfn "%A" (System.Math.Round(2.5m), System.Math.Round(-2.5m), System.Math.Round(2.345m, 2), System.Math.Round(2.355m, 2), System.Decimal.Round(1.25m, 1), System.Decimal.Truncate 1.99m, System.Decimal.Floor -1.1m)
printfn "%s" (try string (decimal 1e30) with e -> e.GetType().Name)
printfn "%s" (try string (byte 300m) with e -> e.GetType().Name)
printfn "%A" (System.Decimal.MaxValue, System.Decimal.MinValue, System.Decimal.One)
printfn "%A" (abs -1.50m, sign -2m, -(1.5m), +2m, min 1m 2m, max 1.0m 1m)
printfn "%s" ((1234567.891m).ToString("N2") + " " + (0.5m).ToString("P") + " " + (12.3m).ToString("F3") + " " + (12.3m).ToString("0.00"))
printfn "%A" [ decimal 9007199254740991.0; decimal 1234567890123456.0; decimal 123456789012345.0; decimal 1e20; decimal 16777216.0f; decimal 0.1f; decimal 1234567.0f; decimal 3.0f; decimal 2147483647; decimal 4294967295u; decimal 9007199254740993L ]
printfn "%A" [ float 79228162514264337593543950335m; float 0.1m; float 1e-28m ]
printfn "%A" [ decimal 1e-30; decimal 1.5e-10; decimal -2.50 ]
