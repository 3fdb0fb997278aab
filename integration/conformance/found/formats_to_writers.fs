open System
open System.IO
open System.Text
let sw = new StringWriter()
fprintf sw "a=%d b=%s" 1 "x"
fprintfn sw " line %f" 1.5
fprintfn sw "plain"
sw.Write("w")
sw.Write('c')
sw.WriteLine(3)
sw.WriteLine("fmt {0}", 5)
printf "%s" (sw.ToString())
printfn "%O" sw
let w : TextWriter = sw :> TextWriter
fprintf w "again"
printfn "%s" (w.ToString())
fprintfn stdout "to stdout %d" 3
fprintfn Console.Out "to out %A" [1]
let sb = StringBuilder()
Printf.bprintf sb "%d-%s" 3 "x"
Printf.bprintf sb "%c" 'y'
printfn "%s" (sb.ToString())
let pr (w: TextWriter) (x: int) = fprintf w "<%d>" x
printfn "val %a and %a" pr 1 pr 2
printf "t: %t!\n" (fun w -> w.Write("hello"))
fprintfn sw "%a" pr 9
printfn "%s" (sw.ToString())
let s = sprintf "%a|%t" (fun () x -> "[" + string x + "]") 5 (fun () -> "tt")
printfn "%s" s
let prb (b: StringBuilder) (x: int) = Printf.bprintf b "(%d)" x
Printf.bprintf sb "%a%a" prb 1 prb 2
printfn "%O" sb
let out = fprintfn stdout "%s:%d"
out "k" 1
let log fmt = fprintfn stdout fmt
log "%d %s" 1 "two"
log "none"
Printf.printfn "%d" 3
Printf.printf "%s\n" "x"
printfn "%s" (Printf.sprintf "%05d" 42)
Printf.ksprintf (fun s -> printfn "k: %s" s) "%d %d" 1 2
Printf.kprintf (fun s -> printfn "kp: %s" s) "%d" 1
let fail fmt = Printf.ksprintf failwith fmt
try fail "bad %d" 3 with Failure m -> printfn "%s" m
try failwithf "%a" (fun () x -> string x) 5 with Failure m -> printfn "%s" m
Printf.fprintf stdout "f%d\n" 1
Printf.fprintfn stdout "g%d" 1
open Printf
bprintf sb "!%b" true
printfn "%s" (string sb)
