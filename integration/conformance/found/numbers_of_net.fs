open System
printfn "%d %d" Int32.MaxValue Int32.MinValue
printfn "%A" (Int32.TryParse "12")
printfn "%A" (Int32.TryParse "x")
printfn "%d" (Int32.Parse "-5")
printfn "%A %A" (Double.TryParse "1.5") (Double.Parse "2.5")
printfn "%d %d %d" Int64.MaxValue Int64.MinValue (Int64.Parse "77")
printfn "%d" (Byte.Parse "200")
printfn "%d %d" Byte.MaxValue UInt32.MaxValue
printfn "%A" (Boolean.TryParse "true")
printfn "%M" (Decimal.Parse "1.50")
printfn "%s %s" ((255).ToString("X")) ((5).ToString("D3"))
printfn "%s %s" ((1234.5678).ToString("F2")) ((0.5).ToString("P0"))
printfn "%s" ((1234567).ToString("N0"))
printfn "%d" ((5).CompareTo 3)
printfn "%d" ((5L).CompareTo 7L)
printfn "%d %d" ((5uy).CompareTo 9uy) (true.CompareTo false)
printfn "%s" ((3.0).ToString())
printfn "%b" ((3).Equals 3)
printfn "%d" ((3).GetHashCode())
printfn "%A" (Convert.ToInt32 "42")
printfn "%s" (Convert.ToString(10, 2))
printfn "%d" (Convert.ToInt32("ff", 16))
printfn "%g %g" Double.MaxValue Double.Epsilon
printfn "%b" (Double.IsNaN nan)
printfn "%s" (Int32.MaxValue.ToString())
printfn "%d" (Int16.Parse "12")
printfn "%A" (UInt64.TryParse "18446744073709551615")
printfn "%A" (Byte.TryParse "300")
printfn "%A" (Int64.TryParse "9")
printfn "%A" (Single.TryParse "1.5")
printfn "%A" (Decimal.TryParse "1.5")
printfn "%d" (SByte.Parse "-3")
try Int32.Parse "99999999999" |> ignore with :? OverflowException as e -> printfn "%s" e.Message
try Byte.Parse "300" |> ignore with e -> printfn "%s" e.Message
printfn "%A" (bigint.Parse "123456789012345678901234567890")
printfn "%M" Decimal.MaxValue
printfn "%M %M" Decimal.One Decimal.Zero
printfn "%M" (Decimal.Round(2.567M, 1))
printfn "%M" (Decimal.Truncate 2.9M)
printfn "%d" (Decimal.ToInt32 2.9M)
