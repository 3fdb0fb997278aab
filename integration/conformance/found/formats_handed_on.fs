// Formats that are handed on.
let say fmt = sprintf fmt
printfn "%s" (say "%d-%s" 1 "a")
printfn "%s" (say "plain")
let log (fmt: Printf.StringFormat<'a, unit>) = Printf.ksprintf (printfn "log: %s") fmt
log "%d and %s" 1 "x"
log "plain"
let fail fmt = Printf.ksprintf failwith fmt
try fail "bad %d" 3 with Failure m -> printfn "%s" m
let parts: string list = try fail "%s %A" "a" [ 1 ] with Failure m -> [ m ]
printfn "%A" parts
Printf.printfn "%d" 5
printfn "%s" (Printf.sprintf "%A" [ 1 ])
Printf.kprintf (fun s -> printfn "<%s>" s) "%d" 4
let collected = ResizeArray<string>()
let note fmt = Printf.kprintf (fun s -> collected.Add s; collected.Count) fmt
printfn "%d %d" (note "a%d" 1) (note "%5.2f|%c" 2.5 'x')
printfn "%A" (List.ofSeq collected)
type Logger(prefix: string) =
    member _.Log fmt = Printf.ksprintf (fun text -> printfn "%s: %s" prefix text) fmt
    member this.Warn fmt = this.Log fmt
let logger = Logger "main"
logger.Log "started %d" 1
logger.Log "done"
logger.Warn "careful with %s" "that"
let table = [ "%d apples", 3; "%d pears", 4 ]
let each (fmt: Printf.StringFormat<int -> string>) n = sprintf fmt n
printfn "%s" (each "%03d" 7)
let once (fmt: Printf.TextWriterFormat<int -> unit>) = printfn fmt 5
once "five is %d"
let formats: Printf.StringFormat<int -> string> list = [ "%d"; "%x"; "<%d>" ]
for f in formats do printfn "%s" (sprintf f 255)
let ifSome fmt = function Some x -> sprintf fmt x | None -> "none"
printfn "%s %s" (ifSome "some %d" (Some 5)) (ifSome "some %s" None)
let strs = List.map (sprintf "%d!") [ 1; 2 ]
printfn "%A" strs
let warnf condition fmt = Printf.ksprintf (fun s -> if condition then printfn "warning %s" s) fmt
warnf true "%d%%" 50
warnf false "%d%%" 60
let order =
    let f = (printfn "made"; fun x -> x + 1)
    (printfn "first"; fun x -> f x) (printfn "second"; 3)
printfn "%d" order
