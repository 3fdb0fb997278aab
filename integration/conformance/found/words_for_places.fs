printfn "%s" __LINE__
let here = __LINE__ + ":" + "x"
printfn "%s" here
let f () =
    __LINE__
printfn "%s %b" (f ()) (__SOURCE_FILE__.EndsWith ".fs")
printfn "%b" (__SOURCE_DIRECTORY__.Length > 0)
let log (line: string) msg = printfn "[%s] %s" line msg
log __LINE__ "hi"
