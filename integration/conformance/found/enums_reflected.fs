open System
type Color = Red = 0 | Green = 1 | Blue = 5
for v in Enum.GetValues(typeof<Color>) do printfn "%A" v
for v in Enum.GetValues(typeof<Color>) :?> Color[] do printfn "%d" (int v)
printfn "%A" (Enum.GetNames(typeof<Color>))
printfn "%A" (Enum.Parse(typeof<Color>, "Green") :?> Color)
printfn "%b %b" (Enum.IsDefined(typeof<Color>, 5)) (Enum.IsDefined(typeof<Color>, 3))
printfn "%s" (Enum.GetName(typeof<Color>, Color.Blue))
printfn "%A" (Enum.TryParse<Color>("Blue"))
printfn "%A" (Enum.TryParse<Color>("Nope"))
printfn "%A" (enum<Color> 1)
printfn "%A" (enum<Color> 9)
printfn "%O %s" Color.Red (Color.Blue.ToString())
try Enum.Parse(typeof<Color>, "zzz") |> ignore with e -> printfn "%s %s" (e.GetType().Name) e.Message
printfn "%A" (Enum.Parse(typeof<Color>, "green", true))
printfn "%b" (Enum.IsDefined(typeof<Color>, Color.Red))
type By = X = 1uy | Y = 255uy
printfn "%A %d" By.Y (byte By.Y)
printfn "%s" (Color.Green.ToString("D"))
printfn "%s" (Color.Green.ToString("G"))
printfn "%s" (Enum.Format(typeof<Color>, Color.Blue, "D"))
printfn "%b" (Color.Red < Color.Blue)
printfn "%d" (compare Color.Red Color.Blue)
printfn "%d" (hash Color.Blue)
match Color.Blue with
| Color.Red -> printfn "r"
| Color.Blue -> printfn "b"
| _ -> printfn "?"
[<Flags>]
type F = None = 0 | A = 1 | B = 2 | C = 4
printfn "%A" (F.A ||| F.C)
printfn "%b" ((F.A ||| F.C).HasFlag F.C)
printfn "%A" (Enum.Parse(typeof<F>, "A, B"))
printfn "%A" (F.A &&& F.B)
printfn "%A" (~~~F.A &&& F.B)
printfn "%A" (Enum.GetUnderlyingType(typeof<By>))
