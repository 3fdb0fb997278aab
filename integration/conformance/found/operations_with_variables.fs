// query-like builder with a variable space
type Steps<'a> = Steps of 'a list
type StepBuilder() =
    member _.Yield x = Steps [ x ]
    member _.For (Steps xs, f: 'a -> Steps<'b>) = Steps (xs |> List.collect (fun x -> let (Steps ys) = f x in ys))
    member _.For (xs: 'a list, f: 'a -> Steps<'b>) = Steps (xs |> List.collect (fun x -> let (Steps ys) = f x in ys))
    [<CustomOperation("where", MaintainsVariableSpace = true)>]
    member _.Where (Steps xs, [<ProjectionParameter>] p) = Steps (List.filter p xs)
    [<CustomOperation("select")>]
    member _.Select (Steps xs, [<ProjectionParameter>] f) = Steps (List.map f xs)
    [<CustomOperation("take", MaintainsVariableSpace = true)>]
    member _.Take (Steps xs, n: int) = Steps (List.truncate n xs)
    [<CustomOperation("total")>]
    member _.Total (Steps xs) = List.sum xs
let steps = StepBuilder()
let a = steps {
    for x in [ 1 .. 10 ] do
    where (x % 2 = 0)
    take 3
    select (x * x) }
printfn "%A" a
let b = steps {
    for x in [ 1 .. 3 ] do
    for y in [ 10; 20 ] do
    where (x > 1)
    select (x, y) }
printfn "%A" b
let c = steps {
    for x in [ 1 .. 4 ] do
    let y = x * 10
    where (y > 10)
    select y
    total }
printfn "%d" c
type Config = { Host: string; Port: int; Tags: string list }
type ConfigBuilder() =
    member _.Yield (_: unit) = { Host = "localhost"; Port = 80; Tags = [] }
    member _.Delay (f: unit -> Config) = f
    member _.Run (f: unit -> Config) = f ()
    [<CustomOperation "host">]
    member _.Host (c, h) = { c with Host = h }
    [<CustomOperation "port">]
    member _.Port (c, p) = { c with Port = p }
    [<CustomOperation "tag">]
    member _.Tag (c, t) = { c with Tags = t :: c.Tags }
let config = ConfigBuilder()
let cfg = config {
    host "example.org"
    port 8080
    tag "a"
    tag "b" }
printfn "%A" cfg
