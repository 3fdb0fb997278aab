module rec Game
open System
[<Literal>]
let Size = 3
let log = ResizeArray<string>()
let start = step 0
printfn "start %d" start
let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd
let describe n = match n with Even -> "even" | Odd -> "odd"
let step n =
  log.Add (sprintf "step %d" n)
  if n >= Size then n else next n
let next n = step (n + 1)
let both = pair 3
let pair n = n, describe n
printfn "%A %A" both (List.ofSeq log)
exception Stop of int
type Board = { Cells: Cell list } with
  member x.Count = List.length x.Cells
type Cell = Free | Taken of Player
type Player = { Name: string; Board: Board option }
let empty = { Cells = List.replicate Size Free }
let isFull board = board.Cells |> List.forall (fun c -> c <> Free)
printfn "%d %b" empty.Count (isFull empty)
let compose = fun x -> next x + 1
printfn "%d" (compose 1)
let identity x = x
printfn "%d %s" (identity 1) (identity "s")
try raise (Stop 3) with Stop n -> printfn "stopped %d" n
