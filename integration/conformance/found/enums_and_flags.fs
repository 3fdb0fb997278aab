// enums
type Color = Red = 0 | Green = 1 | Blue = 4
[<System.Flags>]
type Perm = None = 0 | Read = 1 | Write = 2 | Exec = 4
let c = Color.Green
printfn "%A %d %O %s" c (int c) c (string c)
printfn "%A" (enum<Color> 4)
printfn "%A" (Perm.Read ||| Perm.Exec)
printfn "%b" ((Perm.Read ||| Perm.Write) &&& Perm.Write = Perm.Write)
let name c =
  match c with
  | Color.Red -> "r"
  | Color.Green -> "g"
  | Color.Blue -> "b"
  | _ -> "?"
printfn "%s %s" (name Color.Blue) (name (enum 9))
printfn "%A" [Color.Red; Color.Blue]
printfn "%b" (Color.Red < Color.Blue)
printfn "%A" (int (Perm.Read ||| Perm.Write))
printfn "%A" (Map.ofList [Color.Red, 1])
printfn "%A" (c.ToString(), compare Color.Red Color.Blue)
