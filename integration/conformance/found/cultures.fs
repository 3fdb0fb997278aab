open System.Globalization
let c = CultureInfo.InvariantCulture
printfn "%s %s %s" ((1234.5).ToString("N1", c)) ((3).ToString c) ((2.5).ToString(CultureInfo.InvariantCulture))
printfn "%f %d" (System.Double.Parse("1.5", c)) (System.Int32.Parse("12", c))
printfn "%s" (System.String.Format(CultureInfo.InvariantCulture, "{0:F2} {1}", 1.0, "x"))
printfn "%M" (System.Decimal.Parse("1.25", CultureInfo.InvariantCulture))
printfn "%s" ("abc".ToUpper(c) + "ABC".ToLower(CultureInfo.InvariantCulture))
