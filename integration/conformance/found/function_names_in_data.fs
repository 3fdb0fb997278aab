type Op = { Name: string; Run: int -> int -> int }
let ops = [ { Name = "add"; Run = (+) }; { Name = "sub"; Run = fun a b -> a - b } ]
printfn "%A" ops
type Command = Run of string * (unit -> unit) | Stop
let commands = [ Run("a", fun () -> printfn "a"); Stop; Run("b", ignore) ]
printfn "%A" commands
printfn "%A" (Map.ofList [ 1, (fun x -> x + 1) ])
printfn "%A" [| fun x -> x + 1 |]
printfn "%A" (ref (fun x -> x + 1))
printfn "%A" (box (fun x -> x + 1))
printfn "%A" (Ok(fun x -> x + 1) : Result<int -> int, string>)
printfn "%A" {| F = (fun x -> x + 1) |}
exception Failed of (int -> int)
try raise (Failed(fun x -> x)) with e -> printfn "%A" e
let handlers = System.Collections.Generic.List<int -> int>()
handlers.Add(fun x -> x + 1)
printfn "%A" handlers
printfn "%O" (Some(fun x -> x + 1))
printfn "%s" (string [ fun x -> x + 1 ])
printfn "%A" (Some: int -> int option)
printfn "%A" Stop
printfn "%A" Run
type Circle(r: float) =
    member c.Scaled = fun (x: float) -> x * r
    member c.Shown(name: string) = printfn "%s %A" name (fun () -> r)
    member c.Item with get (i: int) = fun y -> y + i
let circle = Circle 1.0
printfn "%A" circle.Scaled
circle.Shown "c"
printfn "%A" circle.[1]
let o = { new System.IDisposable with member __.Dispose() = printfn "%A" (fun y -> y + 1) }
o.Dispose()
