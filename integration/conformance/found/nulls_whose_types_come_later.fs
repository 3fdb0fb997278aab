let f (x: 'a) = x = null
printfn "%b" (f "a")
let g x = match x with null -> 0 | _ -> 1
printfn "%d" (g "s")
let r = null
let s: string = r
let mutable t = null
t <- "x"
let h x = if isNull x then null else x
printfn "%s %b" (h "q") (null = s)
let k = [ null; "a" ]
let o: obj = null
printfn "%b %b" (o = null) (null = o)
let d = System.Collections.Generic.Dictionary<string, string>()
d.["a"] <- null
printfn "%b" (d.["a"] = null)
let w = if true then null else "b"
let z = match 1 with 1 -> null | _ -> "c"
let tup = (null, 1)
let (n: string, _) = tup
printfn "%b" (isNull w && isNull z && isNull n)
