let sync = obj()
let s2 = new obj()
let s3 = System.Object()
let s4 = new System.Object()
lock sync (fun () -> printfn "locked")
printfn "%b %b" (sync = s2) (obj.ReferenceEquals(sync, sync))
printfn "%O" sync
printfn "%A" s3
