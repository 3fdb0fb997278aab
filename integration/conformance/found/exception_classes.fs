// Classes that inherit from exceptions of .NET.
open System
type MyEx(msg, n) =
    inherit Exception(msg)
    member _.N = n
    member this.Both = sprintf "%s/%d" this.Message n
type Other(msg: string, inner: exn) = inherit Exception(msg, inner)
type Plain() = inherit Exception()
type Derived(code: int) =
    inherit MyEx(sprintf "code %d" code, code * 2)
    override this.Message = "derived: " + base.Message
type Arg(name: string) =
    inherit ArgumentException("bad arg", name)
type Inv() = inherit InvalidOperationException("inv!")
type WithText(x: int) =
    inherit Exception("hidden")
    override _.ToString() = sprintf "WithText %d" x
type ValidationError(field: string, errors: string list) =
    inherit Exception(sprintf "%s: %s" field (String.concat "; " errors))
    member val Field = field
    member val Errors = errors with get, set
let t name (f: unit -> 'a) =
    try printfn "%s: %A" name (f ())
    with
    | :? Derived as d -> printfn "%s: Derived %s %d" name d.Message d.N
    | :? MyEx as m -> printfn "%s: MyEx %s %d %s" name m.Message m.N m.Both
    | :? ValidationError as v when v.Errors.Length > 1 -> printfn "%s: %s has %d errors" name v.Field v.Errors.Length
    | :? ArgumentException as a -> printfn "%s: Arg %s %s" name a.ParamName (a.GetType().Name)
    | :? InvalidOperationException as e -> printfn "%s: Invalid %s %s" name e.Message (e.GetType().Name)
    | Failure m -> printfn "%s: Failure %s" name m
    | e -> printfn "%s: %s %s %b" name (e.GetType().Name) e.Message (isNull e.InnerException)
t "1" (fun () -> raise (MyEx ("mine", 9)))
t "2" (fun () -> raise (Other ("outer", Failure "in")))
t "3" (fun () -> raise (Plain ()))
t "4" (fun () -> raise (Derived 4))
t "5" (fun () -> raise (Arg "p"))
t "6" (fun () -> raise (Inv ()))
t "7" (fun () -> raise (WithText 3))
t "8" (fun () -> raise (ValidationError ("name", [ "short"; "bad" ])))
t "9" (fun () -> raise (ValidationError ("age", [ "neg" ])))
t "10" (fun () -> try raise (Derived 1) with :? MyEx as m -> m.N)
t "11" (fun () -> try raise (MyEx ("q", 1)) with :? Derived -> 0)
t "12" (fun () -> try raise (Plain ()) finally printfn "finally")
t "13" (fun () -> try (try raise (MyEx ("re", 1)) with e -> reraise ()) with :? MyEx as e -> e.N)
let e = MyEx ("val", 5)
printfn "%s %d %b" e.Message e.N (e.InnerException = null)
let up = e :> exn
printfn "%b %b" (up :? MyEx) (up :? Derived)
printfn "%s" (match up with :? MyEx as m -> m.Both | _ -> "no")
let o = box e
printfn "%b %b" (o :? exn) (o :? MyEx)
printfn "%O" (WithText 1)
printfn "%A" (WithText 2)
printfn "%b" (e = e)
let r : Result<int, exn> = try Ok (raise (MyEx ("res", 2))) with ex -> Error ex
match r with Error (:? MyEx as m) -> printfn "res %d" m.N | _ -> ()
let wrap f = try f () with | :? MyEx as m -> raise (Other ("wrapped", m))
(try wrap (fun () -> raise (MyEx ("deep", 7))) with ex -> printfn "%s <- %s" ex.Message ex.InnerException.Message)
printfn "%s" (try failwith "x" with :? MyEx -> "my" | ex -> ex.GetType().FullName)
let handlers : (exn -> string option) list = [ (function :? MyEx as m -> Some (string m.N) | _ -> None); (fun x -> Some x.Message) ]
printfn "%A" (List.map (fun (x: exn) -> List.tryPick (fun h -> h x) handlers) [ MyEx ("a", 1) :> exn; Failure "b" ])
async { return raise (MyEx ("async", 3)) } |> Async.Catch |> Async.RunSynchronously |> function Choice2Of2 (:? MyEx as m) -> printfn "caught %d" m.N | _ -> printfn "?"
raise (Derived 12)
