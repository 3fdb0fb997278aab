type ILogger =
  abstract Log : string -> unit
  abstract Level : int with get, set
type ConsoleLogger() =
  let mutable level = 0
  interface ILogger with
    member _.Log m = printfn "[%d] %s" level m
    member _.Level with get () = level and set v = level <- v
let logger = ConsoleLogger() :> ILogger
logger.Level <- 3
logger.Log "hi"
let useLogger (l: #ILogger) = (l :> ILogger).Log "flex"
useLogger (ConsoleLogger())
type IEq<'a> =
  abstract Eq : 'a * 'a -> bool
let ci = { new IEq<string> with member _.Eq(a, b) = a.ToLower() = b.ToLower() }
printfn "%b" (ci.Eq("A", "a"))
[<AbstractClass>]
type Base(n: int) =
  abstract Describe : unit -> string
  default this.Describe() = sprintf "Base %d" this.N
  member _.N = n
  abstract Scale : int -> Base
  static member Make(n) = Derived(n, "made") :> Base
and Derived(n: int, tag: string) =
  inherit Base(n * 2)
  override this.Describe() = base.Describe() + " " + tag
  override this.Scale k = Derived(n * k, tag + "!") :> Base
let b = Base.Make 3
printfn "%s %s" (b.Describe()) ((b.Scale 2).Describe())
type Shape() =
  abstract Area : float
  default _.Area = 0.0
type Node(v: int) =
  member val Next : Node option = None with get, set
  member _.Value = v
let n1, n2 = Node 1, Node 2
n1.Next <- Some n2
let rec sum (n: Node) = n.Value + (match n.Next with Some x -> sum x | None -> 0)
printfn "%d" (sum n1)
type Vector(x: float, y: float) as this =
  let len = sqrt (x * x + y * y)
  do if len > 100.0 then failwith "too long"
  member _.Len = len
  member _.Self = this
  member this.Item with get i = match i with 0 -> x | 1 -> y | _ -> failwith "index"
  static member Zero = Vector(0.0, 0.0)
  override _.ToString() = sprintf "<%g, %g>" x y
let v = Vector(3.0, 4.0)
printfn "%O %g %g %g" v v.Len v.[1] v.Self.Len
printfn "%s" (try string (Vector(1000.0, 0.0)) with Failure m -> m)
let o : obj = box v
printfn "%b %b" (o :? Vector) (o :? ILogger)
match b with :? Derived as d -> printfn "derived %d" d.N | _ -> ()
