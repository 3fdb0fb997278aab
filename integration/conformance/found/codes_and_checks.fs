let crc (s: string) =
    let mutable c = 0xFFFFFFFFu
    for b in s do
        c <- c ^^^ uint32 b
        for _ in 1 .. 8 do
            c <- if c &&& 1u = 1u then (c >>> 1) ^^^ 0xEDB88320u else c >>> 1
    ~~~c
printfn "%08X %u" (crc "123456789") (crc "")
let base64 (s: string) =
    let tbl = [| yield! [ 'A' .. 'Z' ]; yield! [ 'a' .. 'z' ]; yield! [ '0' .. '9' ]; yield '+'; yield '/' |]
    s |> Seq.map int |> Seq.chunkBySize 3 |> Seq.collect (fun ch ->
        let n = Array.fold (fun acc b -> (acc <<< 8) ||| b) 0 (Array.append ch (Array.zeroCreate (3 - ch.Length)))
        [ for i in 3 .. -1 .. 0 -> if i < 3 - ch.Length then '=' else tbl.[(n >>> (6 * i)) &&& 63] ])
    |> Seq.toArray |> System.String
printfn "%A" (List.map base64 [ "Man"; "Ma"; "M"; ""; "hello world" ])
let gray n = n ^^^ (n >>> 1)
printfn "%A" [ for i in 0 .. 7 -> System.Convert.ToString(gray i, 2).PadLeft(3, '0') ]
let hamming a b = Seq.zip a b |> Seq.filter (fun (x, y) -> x <> y) |> Seq.length
printfn "%d" (hamming "karolin" "kathrin")
let rev32 (x: uint32) = Seq.fold (fun (acc, x) _ -> (acc <<< 1) ||| (x &&& 1u), x >>> 1) (0u, x) [ 1 .. 32 ] |> fst
printfn "%x" (rev32 0x12345678u)
let isqrt (n: uint64) =
    let mutable r = 0UL
    let mutable b = 1UL <<< 62
    let mutable n = n
    while b > n do b <- b >>> 2
    while b <> 0UL do
        if n >= r + b then
            n <- n - (r + b)
            r <- (r >>> 1) + b
        else r <- r >>> 1
        b <- b >>> 2
    r
printfn "%d %d" (isqrt 1000000UL) (isqrt System.UInt64.MaxValue)
let mulmod (a: uint64) b m = Seq.unfold (fun (a, b) -> if b = 0UL then None else Some ((if b &&& 1UL = 1UL then a else 0UL), ((a + a) % m, b >>> 1))) (a % m, b) |> Seq.fold (fun s x -> (s + x) % m) 0UL
printfn "%d" (mulmod 123456789012UL 987654321098UL 1000000007UL)
let checkedAdd a b = try Checked.(+) a b |> string with :? System.OverflowException -> "overflow"
printfn "%s %s" (checkedAdd 1 2) (checkedAdd System.Int32.MaxValue 1)
let sat = try int8 (Checked.int8 200) |> string with :? System.OverflowException -> "overflow8"
printfn "%s" sat
printfn "%A" (sbyte 200, byte -1, int16 70000, uint16 -1, uint32 -1L, int 4294967296L, uint64 -1)
printfn "%A" (0xFFuy, 0b101s, 0o17L, 1_000_000, 'a'B, "AB"B)
