open System
type Op<'a> = delegate of 'a * 'a -> bool
let o = Op<string>(fun a b -> a = b)
printfn "%b" (o.Invoke("a", "a"))
type R = { Name: string; Check: Func<int, bool> }
let r = { Name = "even"; Check = Func<_, _>(fun x -> x % 2 = 0) }
printfn "%b %A" (r.Check.Invoke 4) r
type U = Cmd of Action | Nothing
match Cmd(Action(fun () -> printfn "cmd")) with Cmd a -> a.Invoke() | Nothing -> ()
let fail = Func<int, int>(fun x -> if x > 1 then failwith "big" else x)
printfn "%s" (try string (fail.Invoke 2) with Failure m -> m)
let rec fact : Func<int, int> = Func<int, int>(fun n -> if n <= 1 then 1 else n * fact.Invoke(n - 1))
printfn "%d" (fact.Invoke 5)
let e2 = Event<int>()
let h2 = Handler<int>(fun _ x -> printfn "h2 %d" x)
e2.Publish.AddHandler h2
e2.Trigger 1
e2.Publish.RemoveHandler h2
e2.Trigger 2



let mutable count = 0
let inc = Action(fun () -> count <- count + 1)
