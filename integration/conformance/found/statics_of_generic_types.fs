type Pool<'T when 'T : equality>(make: unit -> 'T) =
    static let mutable free : 'T list = []
    static let mutable made = 0
    static let rec contains x xs =
        match xs with
        | [] -> false
        | y :: rest -> x = y || contains x rest
    static let note (label: string) value = printfn "%s %A (%d made)" label value made
    static member val Limit = 2 with get, set
    static member Free = List.length free
    static member Holds x = contains x free
    member _.Take() =
        match free with
        | x :: rest ->
            free <- rest
            note "reused" x
            x
        | [] ->
            made <- made + 1
            let x = make ()
            note "made" x
            note "count" made
            x
    member _.Give x =
        if List.length free < Pool<'T>.Limit then free <- x :: free
        [1; 2] |> List.iter (fun i -> if i = 1 then note "given" (i, x))
let ints = Pool<int>(fun () -> 7)
let texts = Pool<string>(fun () -> "t")
let a, b = ints.Take(), texts.Take()
ints.Give a
ints.Give 8
ints.Give 9
texts.Give b
printfn "%d %d" Pool<int>.Free Pool<string>.Free
Pool<int>.Limit <- 5
printfn "%d %d" Pool<int>.Limit Pool<string>.Limit
ints.Give 10
printfn "%d %b %b" Pool<int>.Free (Pool<int>.Holds 10) (Pool<int>.Holds 99)
printfn "%d" (ints.Take())

type Base<'T>() =
    static let id = (printfn "base of %s" typeof<'T>.Name; typeof<'T>.Name)
    member _.Id = id
type Derived<'T>() =
    inherit Base<'T list>()
    static let mutable instances = 0
    do instances <- instances + 1
    static member Instances = instances
let d1, d2 = Derived<int>(), Derived<int>()
let d3 = Derived<string>()
printfn "%s %d %d %d" d1.Id Derived<int>.Instances Derived<string>.Instances Derived<bool>.Instances

let count<'a> (_: 'a list) = Derived<'a>.Instances
printfn "%d %d" (count [1]) (count [true])

type Memo<'K, 'V when 'K : equality> private () =
    static let table = System.Collections.Generic.Dictionary<'K, 'V>()
    static member Of (f: 'K -> 'V) =
        fun k ->
            match table.TryGetValue k with
            | true, v -> v
            | _ ->
                let v = f k
                table.[k] <- v
                v
let mutable calls = 0
let square = Memo<int, int>.Of(fun x -> calls <- calls + 1; x * x)
printfn "%d %d %d" (square 4) (square 4) calls
let len = Memo<string, int>.Of String.length
printfn "%d %d" (len "abc") (len "abc")

type Id<'T>() =
    static member val Next = 0 with get, set
    static member Fresh() =
        Id<'T>.Next <- Id<'T>.Next + 1
        Id<'T>.Next
printfn "%d %d %d" (Id<int>.Fresh()) (Id<int>.Fresh()) (Id<string>.Fresh())
