let big n = match n with 1L -> "one" | System.Int64.MaxValue -> "max" | System.Int64.MinValue -> "min" | _ when n < 0L -> "neg" | _ -> "some"
printfn "%A" (List.map big [ 1L; System.Int64.MaxValue; System.Int64.MinValue; -5L; 7L ])
open System
let f n = match n with Int32.MaxValue -> "max" | Int32.MinValue -> "min" | 0 -> "zero" | _ -> "?"
printfn "%A" (List.map f [ 0; Int32.MaxValue; Int32.MinValue; 4 ])
let g b = match b with Byte.MaxValue -> 1 | 0uy -> 2 | _ -> 3
printfn "%A" (List.map g [ 255uy; 0uy; 7uy ])
let h = function UInt64.MaxValue -> "top" | _ -> "low"
printfn "%s %s" (h UInt64.MaxValue) (h 1UL)
