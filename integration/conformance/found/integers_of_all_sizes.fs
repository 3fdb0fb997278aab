open System
printfn "%A %A %A" Int64.MinValue UInt64.MaxValue Int16.MinValue
printfn "%A %A %A %A" 1uy 2y 3s 4us
printfn "%A %A %A %A %A" 5u 6L 7UL 8UL 9L
printfn "%d %d %d" (127y + 1y) (32767s + 1s) (0us - 1us)
printfn "%d %d" (UInt32.MaxValue + 1u) (0UL - 1UL)
printfn "%d" (Int64.MaxValue * 2L)
printfn "%d %d" (-7L / 2L) (-7L % 2L)
printfn "%d %d %d" (200uy / 7uy) (200uy % 7uy) (100y * 2y)
printfn "%d %d" (1uy <<< 7) (1y <<< 7)
printfn "%d %d" (0x80uy >>> 3) (-128y >>> 3)
printfn "%d %d" (1UL <<< 63) (UInt64.MaxValue >>> 60)
printfn "%x %X %o" 255uy -1 8L
printfn "%x %x %x" -1y -1s -1L
printfn "%d %d %d %d" (sbyte 200) (int16 70000) (uint16 -1) (byte -1)
printfn "%d %d" (int64 -1.9) (uint32 3.9)
printfn "%d %d" (int 3000000000L) (int64 3000000000u)
printfn "%d" (uint64 -1L)
printfn "%d" (int64 UInt64.MaxValue)
printfn "%g %g" (float UInt64.MaxValue) (float Int64.MinValue)
printfn "%A" [ 0xFFuy; 0b101uy; 0o17uy ]
printfn "%A" (0xFFFFFFFF, 0x80000000, 0xFFFFFFFFFFFFFFFFL)
printfn "%A" ('a'B)
printfn "%s %s" (string 3L) (string 255uy)
printfn "%A %A" (Int64.Parse "-12") (Byte.Parse "255")
for s in [ "256"; "-1"; "x"; "" ] do
    match Byte.TryParse s with
    | true, b -> printfn "ok %d" b
    | false, _ -> printfn "bad %s" s
try Byte.Parse "256" |> ignore with e -> printfn "%s" (e.GetType().Name)
try Convert.ToByte 256 |> ignore with e -> printfn "%s: %s" (e.GetType().Name) e.Message
try (let z = 0L in 1L / z) |> ignore with e -> printfn "%s" e.Message
try (let z = -1L in Int64.MinValue / z) |> ignore with e -> printfn "%s" (e.GetType().Name)
printfn "%A" (abs -5s, abs -5y, sign -3L, sign 4s)
printfn "%A" (max 3uy 4uy, min 3L 4L, compare 3u 4u)
printfn "%A" (pown 3L 20, pown 2UL 40)
printfn "%A" [ 1L .. 3L .. 10L ]
printfn "%A" [ 250uy .. 255uy ]
printfn "%A" [| 3s .. -1s .. 0s |]
printfn "%A" (hash 5L, hash 5uy, hash -1L)
printfn "%5d|%-5d|%05d|%+d" 3L 4uy 5s 6y
printfn "%A" (Seq.sum [ 1uy; 255uy; 3uy ])
printfn "%A" (List.sumBy int64 [ Int32.MaxValue; Int32.MaxValue ])
printfn "%b %b" (3L = 3L) (UInt64.MaxValue > 5UL)
printfn "%A" (~~~0L, ~~~0uy, ~~~5u, -(5L), -(5s))
printfn "%A" (1L ^^^ 3L, 6UL &&& 3UL, 6u ||| 1u)
printfn "%A" (match 5L with 1L -> "a" | 5L -> "five" | _ -> "x")
printfn "%A" (match 255uy with 255uy -> "max" | _ -> "x")
try Checked.(+) Int32.MaxValue 1 |> ignore with :? OverflowException as e -> printfn "%s" e.Message
try Checked.byte 300 |> ignore with :? OverflowException as e -> printfn "%s" e.Message
module C =
    open Checked
    let f a b = try Some (a * b) with :? OverflowException -> None
    let g (a: int64) b = try Some (a - b) with :? OverflowException -> None
printfn "%A %A" (C.f 100000 100000) (C.f 10 10)
printfn "%A %A" (C.g Int64.MinValue 1L) (C.g 5L 3L)
printfn "%A" (Math.BigMul(2000000000, 2000000000))
