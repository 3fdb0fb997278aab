// Formats of printf and of .NET.
type U = A | Bbbbbbbbbbbbbbbbbbbbbb of int list | C of int list * int list
printfn "%A" (Bbbbbbbbbbbbbbbbbbbbbb [1..60])
printfn "%A" (Some [1..60])
printfn "%A" (C([1..60],[1..3]))
printfn "%A" (Map.ofList [for i in 1..200 -> i, i])
printfn "%A" (Map.ofList [for i in 1..9 -> String.replicate 12 (string i), [1..i]])
printfn "%A" (Some (Some (Some [1..60])))
printfn "%A" [Some [1..30]; Some [1..30]]
printfn "%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%o|%x" 42 42 42 42 42 42 255 255 8 -1
printfn "%08.3f|%+.2f|%10.1f|%-10.1f|%.0f|%e|%.2e|%E|%g|%G" 3.14159 2.5 1.25 1.25 2.5 12345.678 0.00012 1.5 1e-5 123456789.0
printfn "%5s|%-5s|%c|%5c|%b|%O|%M|%.2M" "ab" "ab" 'c' 'd' true 5 1.25M 1.255M
printfn "%u %i %d %d %x %x" 5 5 5L 255uy 255L -1L
printfn "%*d|%-*d|%.*f" 5 42 5 42 2 3.14159
printfn "%s|%10s|" null null
printfn "%g %g %g %g %g" 100000.0 1000000.0 1234567.0 0.0001 0.00001
printfn "%f %f %f %g %e" nan infinity -infinity nan infinity
printfn "%5.2f%%" 50.0
printfn "%A %A" System.Int32.MinValue System.Int64.MinValue
printfn "%+5d|%+05d|%-+5d|% 05d" 3 3 3 3
printfn "%05d|%05d|%5d" -3 -12345 -3
printfn "%d" -5
printfn "%x %x" -1y 255uy
printfn "%0.3f %010.2e %+g" 1.5 1234.5 2.0
printfn "%+A|%0A" [1;2] [1..40]
printfn "%6.2f|%-8.2f|%+08.2f" -1.5 -1.5 1.5
printfn "%b %5b|%-7b|" false true false
printfn "%A" (0.1+0.2, 1.0/3.0, 100.0, 1e9, 1e10, 1e15,1234567890123.0)
printfn "%s %s %s" (string 0.1f) (string 1e7f) (string 2.0f)
printfn "%s %s" (string 1e15) (string 123456789012345.0)
printfn "%A" (box "s", box 1.5, box [1])
let v = 12345.678
let p (f:string) = printfn "%s: %s | %s | %s" f (v.ToString f) ((-0.5).ToString f) ((0.0).ToString f)
for f in ["F";"F0";"F2";"N";"N0";"N2";"E";"E2";"e3";"G";"G3";"P";"P1";"C";"C2";"0.00";"#.##";"#,##0.00";"000000";"0";"#";"0.0%";"0.###E+0"] do p f
let q (f:string) = printfn "%s: %s | %s" f ((42).ToString f) ((-42).ToString f)
for f in ["D";"D5";"X";"x4";"N0";"N2";"F1";"E2";"G";"P0";"C";"000";"#,##0";"0.00";"+0;-0;zero"] do q f
