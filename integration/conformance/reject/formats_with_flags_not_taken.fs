printfn "[%#x]" 255
printfn "%5.2d" 255
printfn "%.3s" "abcdef"
printfn "%.2b" true
printfn "%+s" "a"
printfn "%05s" "a"
printfn "%+c" 'c'
printfn "% A" 5
printfn "%0O" 5
printfn "%--d" 5
printfn "%+ d" 5
printfn "%00d" 5
printfn "%.1x" 5
let text = sprintf "%.2a" (fun () (x: int) -> string x) 1
