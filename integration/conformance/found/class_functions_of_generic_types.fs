type Logger(prefix: string) =
    let mutable count = 0
    let log label x =
        count <- count + 1
        printfn "%s%d %s=%A" prefix count label x
        x
    let rec depth f x = if f x then 0 else 1 + depth f x
    let rec evens xs =
        match xs with
        | [] -> []
        | x :: rest -> x :: odds rest
    and odds xs =
        match xs with
        | [] -> []
        | _ :: rest -> evens rest
    let swap = fun (a, b) -> b, a
    let initial = log "init" [1; 2]
    let other = log "other" "text"
    let unit () = []
    let describe (x: 'a) = sprintf "%s:%s" (typeof<'a>.Name) (string (box x))
    let plus (a: int) b = a + b
    member _.Work() =
        log "int" 1 + String.length (log "string" "abc")
    member _.Split() = evens [1 .. 5], odds ['a' .. 'd']
    member _.Swap() = swap (1, "x"), swap ("y", 2.0)
    member _.Both = initial, other
    member _.Mapped = List.map (log "m") [1; 2], [true] |> List.map (log "b")
    member _.Units: int list * string list = unit (), unit ()
    member _.Text(x: 'q) = describe x + describe 3
    member _.Partial = let f = log "partial" in f 3 + plus 1 2
    member _.Deep() = depth (fun _ -> true) "x" + depth (fun x -> x) true
let l = Logger "> "
printfn "%d" (l.Work())
printfn "%A" (l.Split())
printfn "%A" (l.Swap())
printfn "%A" l.Both
printfn "%A" l.Mapped
printfn "%A" l.Units
printfn "%s" (l.Text 2.5)
printfn "%s" (l.Text [1])
printfn "%d %d" l.Partial (l.Deep())

type Box<'T>(value: 'T) =
    let pairWith other = value, other
    let show x = sprintf "%A" x
    let twice x = [show x; show (x, value)]
    member _.Int = pairWith 1
    member _.Str = pairWith "s"
    member _.Show = show value + show 3 + show (Some value)
    member _.Twice = twice 1 @ twice "a"
    member this.Nested(x: 'U) = show (pairWith x)
let b = Box [1.5]
printfn "%A %A %s %A" b.Int b.Str b.Show b.Twice
printfn "%s" (b.Nested 'c')

type Animal(name: string) =
    let tag x = name, x
    abstract Info: string
    default _.Info = sprintf "%A %A" (tag 1) (tag "x")
    member _.Tag x = tag x
type Dog() =
    inherit Animal("dog")
    let tag x = [x]
    override _.Info = base.Info + sprintf "%A %A" (tag 1) (tag "y")
let d = Dog()
printfn "%s %A %A" d.Info (d.Tag 2) (d.Tag true)
