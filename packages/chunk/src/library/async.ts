/** `async { … }`: computations that one thread runs, when they are started; some wait for the host. */
export const ASYNC = `
async : AsyncBuilder
member AsyncBuilder.Bind : Async<'a> * ('a -> Async<'b>) -> Async<'b>
member AsyncBuilder.Return : 'a -> Async<'a>
member AsyncBuilder.ReturnFrom : Async<'a> -> Async<'a>
member AsyncBuilder.Zero : unit -> Async<unit>
member AsyncBuilder.Delay : (unit -> Async<'a>) -> Async<'a>
member AsyncBuilder.Combine : Async<unit> * Async<'a> -> Async<'a>
member AsyncBuilder.For : seq<'a> * ('a -> Async<unit>) -> Async<unit>
member AsyncBuilder.While : (unit -> bool) * Async<unit> -> Async<unit>
member AsyncBuilder.TryWith : Async<'a> * (exn -> Async<'a>) -> Async<'a>
member AsyncBuilder.TryFinally : Async<'a> * (unit -> unit) -> Async<'a>
member AsyncBuilder.Using : 'a * ('a -> Async<'b>) -> Async<'b>
Async.RunSynchronously : Async<'a> -> 'a
Async.StartImmediate : Async<unit> -> unit
Async.Start : Async<unit> -> unit
Async.StartChild : Async<'a> -> Async<Async<'a>>
Async.Sleep : int -> Async<unit>
Async.StartWithContinuations : Async<'a> * ('a -> unit) * (exn -> unit) * (exn -> unit) -> unit
Async.Ignore : Async<'a> -> Async<unit>
Async.Parallel : seq<Async<'a>> -> Async<'a array>
Async.FromContinuations : (('a -> unit) * (exn -> unit) * (exn -> unit) -> unit) -> Async<'a>
static System.Threading.Thread.Sleep : int -> unit
Async.Sequential : seq<Async<'a>> -> Async<'a array>
`
