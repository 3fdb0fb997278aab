open System
let bytes = Text.Encoding.UTF8.GetBytes "héllo €"
printfn "%A" bytes
printfn "%s" (Text.Encoding.UTF8.GetString bytes)
printfn "%s" (Convert.ToBase64String bytes)
printfn "%A" (Convert.FromBase64String "aGk=")
printfn "%s" (BitConverter.ToString [| 1uy; 171uy; 255uy |])
printfn "%s" (BitConverter.ToString([| 1uy; 171uy |]).Replace("-", "").ToLower())
printfn "%A" (BitConverter.GetBytes 258)
printfn "%d" (BitConverter.ToInt32([| 2uy; 1uy; 0uy; 0uy |], 0))
printfn "%d" (BitConverter.DoubleToInt64Bits 1.5)
printfn "%g" (BitConverter.Int64BitsToDouble 4609434218613702656L)
printfn "%A" (Text.Encoding.ASCII.GetBytes "ABC")
printfn "%d" (Text.Encoding.UTF8.GetByteCount "é€")
let crc (data: byte[]) =
    let table = Array.init 256 (fun i -> Seq.fold (fun c _ -> if c &&& 1u <> 0u then 0xEDB88320u ^^^ (c >>> 1) else c >>> 1) (uint32 i) (seq { 0 .. 7 }))
    data |> Array.fold (fun c b -> table.[int ((c ^^^ uint32 b) &&& 0xFFu)] ^^^ (c >>> 8)) 0xFFFFFFFFu |> (~~~)
printfn "%08x" (crc (Text.Encoding.ASCII.GetBytes "123456789"))
let rec popcount n = if n = 0 then 0 else (n &&& 1) + popcount (int (uint32 n >>> 1))
printfn "%d %d" (popcount -1) (popcount 255)
let toBin n = Convert.ToString((n: int), 2).PadLeft(8, '0')
printfn "%s %s %s" (toBin 5) (toBin 255) (toBin -1)
printfn "%d" (Convert.ToInt32("11111111", 2))
let swap (x: uint32) = (x >>> 24) ||| ((x >>> 8) &&& 0xFF00u) ||| ((x <<< 8) &&& 0xFF0000u) ||| (x <<< 24)
printfn "%x" (swap 0x12345678u)
printfn "%A" ("AZ"B, ("hi"B).Length)
let xor key (s: byte[]) = Array.mapi (fun i b -> b ^^^ Array.item (i % Array.length key) key) s
printfn "%A" (xor "k"B "secret"B |> xor "k"B |> Array.map char |> String)
let rnd = Random(42)
