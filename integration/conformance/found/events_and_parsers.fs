// Objects behind interfaces, parsers made of functions, arrays of two dimensions, dictionaries.
open System.Collections.Generic
type IEvent = abstract Name: string
type Event<'T>(name: string, payload: 'T) =
    member _.Payload = payload
    interface IEvent with member _.Name = name
type Bus() =
    let handlers = Dictionary<string, ResizeArray<obj -> unit>>()
    member _.On(name, handler: 'T -> unit) =
        if not (handlers.ContainsKey name) then handlers.[name] <- ResizeArray()
        handlers.[name].Add(fun o -> handler (unbox<'T> o))
    member _.Emit(name, payload: 'T) =
        match handlers.TryGetValue name with
        | true, hs -> for h in hs do h (box payload)
        | _ -> printfn "nobody hears %s" name
let bus = Bus()
bus.On("greet", fun (s: string) -> printfn "hello %s" s)
bus.On("greet", fun (s: string) -> printfn "bye %s" s)
bus.On("num", fun (n: int) -> printfn "num %d" (n + 1))
bus.Emit("greet", "bob"); bus.Emit("num", 41); bus.Emit("none", ())
let e = Event<int>("x", 5)
printfn "%s %d" (e :> IEvent).Name e.Payload
[<Struct>]
type Point = { X: int; Y: int }
let p = { X = 1; Y = 2 }
printfn "%A %b" p (p = { X = 1; Y = 2 })
[<RequireQualifiedAccess>]
type Level = Low | High
let show l = match l with Level.Low -> "low" | Level.High -> "high"
printfn "%s %A" (show Level.High) Level.Low
type Parser<'a> = Parser of (char list -> ('a * char list) option)
let run (Parser p) s = p s
let pchar c = Parser(function x :: xs when x = c -> Some(c, xs) | _ -> None)
let (<|>) p q = Parser(fun s -> match run p s with Some r -> Some r | None -> run q s)
let (>>=) p f = Parser(fun s -> match run p s with Some(a, rest) -> run (f a) rest | None -> None)
let ret x = Parser(fun s -> Some(x, s))
let rec many p = Parser(fun s -> match run p s with Some(a, rest) -> (match run (many p) rest with Some(xs, r) -> Some(a :: xs, r) | None -> None) | None -> Some([], s))
let digit = ['0'..'9'] |> List.map pchar |> List.reduce (<|>)
let number = digit >>= fun d -> many digit >>= fun ds -> ret (int (System.String(List.toArray (d :: ds))))
printfn "%A" (run number (Seq.toList "123abc"))
let rec sieve = function
    | [] -> []
    | p :: xs -> p :: sieve [ for x in xs do if x % p <> 0 then yield x ]
printfn "%A" (sieve [2..30])
let dp = Array.zeroCreate<int64> 51
dp.[1] <- 1L
for i in 2..50 do dp.[i] <- dp.[i - 1] + dp.[i - 2]
printfn "%d" dp.[50]
let matrix = array2D [[1; 2]; [3; 4]]
let transpose (m: 'a[,]) = Array2D.init (Array2D.length2 m) (Array2D.length1 m) (fun i j -> m.[j, i])
printfn "%A" (transpose matrix)
let compareBy f = fun a b -> compare (f a) (f b)
printfn "%A" (List.sortWith (compareBy snd) [(1, "b"); (2, "a")])
let lookup = dict [ 1, "one"; 2, "two" ]
printfn "%s %b" lookup.[1] (lookup.ContainsKey 3)
try printfn "%s" lookup.[9] with :? KeyNotFoundException -> printfn "missing"
printfn ""
