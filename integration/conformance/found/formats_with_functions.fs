open System.IO
type T = Leaf | Node of T * int * T
let rec pp (w: TextWriter) t =
    match t with
    | Leaf -> fprintf w "."
    | Node (l, v, r) -> fprintf w "(%a %d %a)" pp l v pp r
printfn "%a" pp (Node (Node (Leaf, 1, Leaf), 2, Leaf))
let rec show () t =
    match t with
    | Leaf -> "."
    | Node (l, v, r) -> sprintf "(%a %d %a)" show l v show r
printfn "%s" (show () (Node (Leaf, 1, Leaf)))
let list (sep: string) (pp: TextWriter -> 'a -> unit) (w: TextWriter) (xs: 'a list) =
    xs |> List.iteri (fun i x -> (if i > 0 then w.Write sep); pp w x)
printfn "[%a]" (list "; " (fun w (x: int) -> fprintf w "%d" x)) [1; 2; 3]
let f : (TextWriter -> int -> unit) -> int -> unit = printfn "<%a>"
f (fun w x -> w.Write(x * 2)) 4
use sw = new StringWriter()
fprintf sw "%a" (list "," (fun w (x: char) -> fprintf w "%c" x)) ['a'; 'b']
printfn "%s" (sw.ToString())
printfn "%*d|%-*d|" 5 3 4 2
printfn "%a %*d" (fun w x -> fprintf w "%s" x) "s" 4 7
printfn "%d%t%d" 1 (fun w -> fprintf w "-") 2
let mutable n = 0
let next () = n <- n + 1; n
printfn "%d %a %d" (next ()) (fun w x -> fprintf w "%d/%d" x (next ())) (next ()) (next ())
try printfn "before %a after" (fun _ _ -> failwith "inside") 1 with Failure m -> printfn "!%s" m
[1; 2] |> List.iter (printfn "%a" (fun w x -> fprintf w "it %d" x))
eprintfn "%a" (fun w x -> fprintf w "%d" x) 3
let sb = System.Text.StringBuilder("start:")
Printf.bprintf sb "%t %a" (fun b -> b.Append("T") |> ignore) (fun b x -> b.Append(x + 1) |> ignore) 4
printfn "%O" sb
let sw2 = new StringWriter(sb)
sw2.WriteLine()
fprintf sw2 "%s" "appended"
printfn "%O" (sw2.GetStringBuilder())
sw2.Close()
sw2.Dispose()
let tee (ws: TextWriter list) s = for w in ws do fprintf w "%s" s
tee [sw; stdout] "tee\n"
printfn "%s" (string sw)
