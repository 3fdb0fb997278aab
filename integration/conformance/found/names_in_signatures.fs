type ILogger =
    abstract Log: level: string * msg: string -> unit
    abstract Find: name: string * ?limit: int -> string
    abstract Many: size: int -> label: string -> string
[<AbstractClass>]
type Base() =
    abstract Area: width: int * height: int -> int
    abstract Scale: ?by: int -> int
    default _.Scale(?by) = defaultArg by 2
type Sub() =
    inherit Base()
    override _.Area(w, h) = w * h
type Console'() =
    interface ILogger with
        member _.Log(level, msg) = printfn "%s: %s" level msg
        member _.Find(name, ?limit) = sprintf "%s %A" name limit
        member _.Many size label = sprintf "%d%s" size label
let l = Console'() :> ILogger
l.Log(msg = "named", level = "warn")
l.Log("info", msg = "mixed")
printfn "%s %s %s" (l.Find "a") (l.Find("b", 3)) (l.Find("c", limit = 4))
printfn "%s" (l.Find(name = "d", ?limit = None))
printfn "%s" (l.Many 3 "x")
let s = Sub()
printfn "%d %d %d %d" (s.Area(height = 3, width = 2)) (s.Scale()) (s.Scale 5) (s.Scale(by = 7))
let o = { new ILogger with
            member _.Log(a, b) = printfn "[%s|%s]" a b
            member _.Find(n, limit) = n + string (defaultArg limit -1)
            member _.Many _ _ = "" }
o.Log(level = "l", msg = "m")
printfn "%s %s" (o.Find "q") (o.Find("q", 9))
