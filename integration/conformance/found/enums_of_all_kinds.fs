open System
type Level = Low = 1 | Mid = 5 | High = 10
[<Flags>]
type Access = None = 0 | Read = 1 | Write = 2 | Delete = 4 | All = 7
type B = A = 1uy | Z = 255uy
let show (x: Level) = match x with Level.Low -> "low" | Level.Mid -> "mid" | Level.High -> "high" | other -> sprintf "unknown %d" (int other)
for i in [ 1; 5; 7; 10 ] do
    let l: Level = enum i
    printfn "%A %O %s %s %d" l l (string l) (show l) (int l)
let rw = Access.Read ||| Access.Write
printfn "%A %O %s" rw rw (rw.ToString ())
printfn "%A %A %A" (rw &&& Access.Write) (rw ^^^ Access.All) (~~~Access.Read &&& Access.All)
printfn "%b %b" (rw.HasFlag Access.Write) (rw.HasFlag Access.Delete)
printfn "%A" (enum<Access> 12)
printfn "%A" (enum<Access> 0)
printfn "%A %A" B.Z (int B.Z)
printfn "%A" (LanguagePrimitives.EnumOfValue<byte, B> 1uy)
printfn "%A" (LanguagePrimitives.EnumToValue B.Z)
printfn "%A" [ Level.High; Level.Low ]
printfn "%A" (List.sort [ Level.High; Level.Low; enum 3 ])
printfn "%A" (Some Level.Mid, Map [ Level.Low, "x" ], set [ Level.High; Level.Low ])
printfn "%b %d" (Level.Low = Level.Low) (compare Level.Low Level.High)



let ok, v = Enum.TryParse<Level> "High"
printfn "%b %A" ok v
let f = function Access.Read | Access.Write -> "rw" | Access.All -> "all" | _ -> "?"
printfn "%s %s %s" (f Access.Read) (f Access.All) (f Access.Delete)
let hasRead (a: Access) = a &&& Access.Read = Access.Read
printfn "%A" ([ Access.Read; Access.All; Access.Write ] |> List.map hasRead)
printfn "%d" (int Level.High + 1)
printfn "%A" (hash Level.High = hash 10)
type R = { L: Level; A: Access }
printfn "%A" { L = Level.Low; A = rw }
printfn "%A" (box Level.Low :? Level, unbox<int> (box 3))
let e = try (match enum<Level> 99 with Level.Low -> 1 | Level.Mid -> 2 | Level.High -> 3) with :? MatchFailureException -> -1
printfn "%d" e
