open System
let show name f = try printfn "%s %A" name (f ()) with e -> printfn "%s %s: %s" name (e.GetType().Name) e.Message
show "Int32.Parse" (fun () -> Int32.Parse "42", Int32.Parse " -7 ")
show "Int32.ParseO" (fun () -> Int32.Parse "3000000000")
show "TryParse" (fun () -> Int32.TryParse "12", Int32.TryParse "x", Int32.TryParse "1.5", Int32.TryParse "")
show "DTryParse" (fun () -> Double.TryParse "1.5", Double.TryParse "x", Double.TryParse "1e5")
show "BTryParse" (fun () -> Boolean.TryParse "true", Boolean.TryParse "False", Boolean.TryParse "1")
show "Boolean.Parse" (fun () -> Boolean.Parse "True", Boolean.Parse " false ")
show "Double.Parse" (fun () -> Double.Parse "1.5", Double.Parse "-1e-3", Double.Parse "NaN")
show "Int64" (fun () -> Int64.Parse "9223372036854775807", Int64.TryParse "9223372036854775808")
show "Byte" (fun () -> Byte.Parse "255", Byte.TryParse "256")
show "ByteX" (fun () -> Byte.Parse "256")
show "Convert" (fun () -> Convert.ToInt32 "42", Convert.ToInt32 2.5, Convert.ToInt32 3.5, Convert.ToInt32 'a', Convert.ToInt32 true, Convert.ToInt32 5L)
show "Convert2" (fun () -> Convert.ToDouble "1.5", Convert.ToDouble 3, Convert.ToString 5, Convert.ToString 1.5, Convert.ToString true, Convert.ToBoolean 1, Convert.ToBoolean "true")
show "Convert3" (fun () -> Convert.ToString (10, 2), Convert.ToString (255, 16), Convert.ToString (8, 8), Convert.ToInt32 ("1010", 2), Convert.ToInt32 ("ff", 16), Convert.ToInt64 "5", Convert.ToChar 65, Convert.ToByte 200)
show "Convert5" (fun () -> Convert.ToByte 300)
show "Convert7" (fun () -> Convert.ToString (-1, 2), Convert.ToString (-1, 16), Convert.ToUInt32 5, Convert.ToSingle 1.5)
show "Math" (fun () -> Math.Abs -3, Math.Max (1, 2), Math.Min (1.5, 2.5), Math.Pow (2.0, 3.0), Math.Sqrt 16.0, Math.Sign -2.0, Math.Floor 1.5, Math.Ceiling 1.5, Math.Truncate -1.5)
show "Math2" (fun () -> Math.Log 1.0, Math.Log (8.0, 2.0), Math.Log10 100.0, Math.Exp 0.0, Math.Sin 0.0, Math.Cos 0.0, Math.Tan 0.0, Math.Atan2 (1.0, 1.0), Math.Atan 1.0)
show "Math3" (fun () -> Math.BigMul (100000, 100000), Math.IEEERemainder (5.0, 3.0))
show "MathAbs" (fun () -> Math.Abs Int32.MinValue)
show "IsNaN" (fun () -> Double.IsNaN nan, Double.IsInfinity infinity, Double.IsPositiveInfinity -infinity, Double.IsNegativeInfinity -infinity)
show "members" (fun () -> (5).CompareTo 3, (5).Equals 5, (5).GetHashCode (), "a".CompareTo "b", 'a'.CompareTo 'b', (1.5).CompareTo 2.5, true.CompareTo false)
show "chars" (fun () -> Char.IsLetter 'a', Char.IsDigit '5', Char.IsWhiteSpace ' ', Char.IsUpper 'A', Char.IsLower 'A', Char.IsLetterOrDigit '_', Char.IsPunctuation '!', Char.IsSymbol '+', Char.IsControl '\n')
show "chars2" (fun () -> Char.ToUpper 'a', Char.ToLower 'A', Char.ToString 'a', Char.GetNumericValue '7', Char.IsSeparator ' ', Char.IsNumber '5', Char.ToUpperInvariant 'b', Char.IsSurrogate 'a')
show "chars3" (fun () -> Char.IsLetter 'é', Char.ToUpper 'é', Char.IsLetter '中', int '中', Char.IsDigit '٣', Char.MaxValue |> int)
let f () =
    let (ok, v) = Int32.TryParse "77"
    if ok then v else -1
printfn "%d" (f ())
match Int32.TryParse "abc" with
| true, v -> printfn "ok %d" v
| false, _ -> printfn "no"
match Double.TryParse "3.25" with
| (true, v) -> printfn "%g" v
| _ -> printfn "none"
printfn "%s %s" Environment.NewLine (String.Empty)
printfn "%b %b" (String.IsNullOrEmpty "") (String.IsNullOrWhiteSpace "  ")
printfn "%d %d" (hash 5) (hash 'a')
printfn "%b %b" (hash "abc" = hash "abc") (hash [1; 2] = hash [1; 2])
