// Widths of formats are ints: nothing that is written in a line limits them.
printfn "%d" (sprintf "%20000d" 5).Length
printfn "%d" (sprintf "%-100000s|" "a").Length
printfn "%d" (sprintf "%020000d" -5).Length
let wide = sprintf "%30000s"
printfn "%d %c" (wide "ab").Length (wide "ab").[29999]
