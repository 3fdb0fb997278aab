open System
let t name f = try printfn "%s %A" name (f ()) with e -> printfn "%s %s: %s" name (e.GetType().Name) e.Message
let ns: seq<int> = null
let na: int[] = null
let nstr: string = null
t "for" (fun () -> for x in ns do printf "%d" x)
t "for arr" (fun () -> for x in na do printf "%d" x)
t "arr.Length" (fun () -> na.Length)
t "arr idx" (fun () -> na.[0])
t "arr set" (fun () -> na.[0] <- 1)
t "String.concat null sep" (fun () -> String.concat null [ "a"; "b" ])

t "contains" (fun () -> "abc".Contains null)
t "startsWith" (fun () -> "abc".StartsWith(null: string))
t "indexOf" (fun () -> "abc".IndexOf(null: string))
t "replace" (fun () -> "abc".Replace(null, "x"))
t "isNull" (fun () -> isNull ns, isNull na, isNull nstr)
t "unbox" (fun () -> (unbox<int> null))
t "unbox str" (fun () -> (unbox<string> null))
t "downcast" (fun () -> (box 1 :?> string))
t "raise null" (fun () -> raise null)
