let pf (fmt: Printf.TextWriterFormat<'a>) : 'a = printf fmt
pf "%d %s\n" 1 "x"
let pw (w: System.IO.TextWriter) (fmt: Printf.TextWriterFormat<'a>) : 'a = fprintfn w fmt
pw stdout "%d" 5
Printf.kfprintf (fun () -> printfn "done") stdout "%d " 5
let sb = System.Text.StringBuilder()
Printf.kbprintf (fun () -> printfn "built %O" sb) sb "%d" 5
let logf level fmt = Printf.kprintf (fun s -> printfn "[%s] %s" level s) fmt
logf "info" "x=%d" 3
logf "warn" "plain"
