// string functions
let s = "  Hello, World!  "
printfn "[%s] [%s] [%s]" (s.Trim()) (s.TrimStart()) (s.TrimEnd())
let t = s.Trim()
printfn "%d %d %d" (t.IndexOf "o") (t.LastIndexOf "o") (t.IndexOf 'z')
printfn "%s %s" (t.ToUpper()) (t.ToLowerInvariant())
printfn "%b %b %b" (t.StartsWith "Hell") (t.EndsWith "!") (t.Contains "lo, W")
printfn "%s|%s|%s" (t.Substring 7) (t.Substring(0, 5)) (t.Replace("l", "L"))
printfn "%A" (t.Split [| ','; ' ' |])
printfn "%A" ("a,b,,c".Split([| ',' |], System.StringSplitOptions.RemoveEmptyEntries))
printfn "%s %s" ("7".PadLeft(3, '0')) ("7".PadRight 3 + "|")
printfn "%s" (t.Insert(5, "!!").Remove(0, 2))
printfn "%A" (t.ToCharArray() |> Array.filter System.Char.IsUpper)
printfn "%s" (String.map (fun c -> if c = 'l' then 'L' else c) t)
printfn "%s" (String.collect (fun c -> string c + ".") "abc")
printfn "%b %b" (String.forall System.Char.IsLetter "abc") (String.exists ((=) 'z') "abc")
printfn "%s" (String.concat "-" ["a"; "b"])
printfn "%s" (System.String.Join(", ", [1; 2; 3]))
printfn "%s" (System.String('x', 5))
printfn "%d" (String.length "abc")
printfn "%s" (String.init 3 (fun i -> string i))
printfn "%b %b" (System.String.IsNullOrEmpty "") (System.String.IsNullOrWhiteSpace " a")
printfn "%d %d" (compare "a" "b") (System.String.Compare("b", "a"))
printfn "%s" (System.String.Format("{0:F2} {1,5} {2}", 1.234, 42, "x"))
printfn "%c %d" t.[0] (int t.[0])
printfn "%s" ("abc" |> Seq.rev |> Seq.map string |> String.concat "")
printfn "%s" (new System.String([| 'h'; 'i' |]))
String.iteri (fun i c -> printf "%d%c " i c) "xyz"
printfn ""
printfn "%s" """triple "quoted" \n"""
printfn "%s" @"verbatim \n ""q"""
printfn "%s" "line1\
   continued"
printfn "%A" ("abc" = "ABC".ToLower(), "a" < "b", "Z" < "a")
printfn "%s" (string 1.5 + string 2 + string 'c' + string true)
printfn "%d" ("hello" |> Seq.filter (fun c -> "aeiou".Contains(string c)) |> Seq.length)
printfn "%A" ("one two".Split(' ') |> Array.map (fun w -> w.[0], w.Length))
printfn "%s" (3.14159.ToString("F2"))
printfn "%s %s" ((42).ToString("D5")) ((255).ToString("X"))
printfn "%A" (System.Double.TryParse "1.5", System.Int32.TryParse "x")
printfn "%A" (System.Char.IsDigit '5', System.Char.ToUpper 'a', System.Char.IsWhiteSpace ' ')
