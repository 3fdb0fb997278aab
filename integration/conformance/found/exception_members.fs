// Exceptions with members: Message and ToString overridden, their data as properties, tests by their type.
open System
exception E4 of string with override this.Message = "custom " + this.Data0
exception E5 of code: int * string
    with
    override e.Message = sprintf "E5 %d %s" e.code e.Data1
    member e.Double = e.code * 2
exception E6 of int
    with
    override e.ToString() = sprintf "E6!%d" e.Data0
exception E7
    with
    member _.Tag = "seven"
exception Http of status: int * body: string
    with
    member this.IsClient = this.status >= 400 && this.status < 500
    static member NotFound = Http (404, "nf")
let t name f = try f () with e -> printfn "%s: %s [%s]" name e.Message (e.GetType().Name)
t "4" (fun () -> raise (E4 "data"))
t "5" (fun () -> raise (E5 (1, "x")))
t "6" (fun () -> raise (E6 3))
t "h" (fun () -> raise Http.NotFound)
try raise (E5 (4, "q")) with :? E5 as e -> printfn "%d %s %d" e.code e.Data1 e.Double
try raise (E5 (4, "q")) with E5 (c, s) as e -> printfn "%d %s %s" c s e.Message
try raise (Http (404, "no")) with
| :? Http as h when h.IsClient -> printfn "client %s" h.body
| Http (s, _) -> printfn "other %d" s
try raise (Http (500, "no")) with
| :? Http as h when h.IsClient -> printfn "client %s" h.body
| Http (s, _) -> printfn "other %d" s
printfn "%O" (E6 5)
printfn "%A" (E4 "z")
printfn "%b" (E5 (1, "a") = E5 (1, "a"))
raise (E4 "last")
