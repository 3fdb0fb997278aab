// Computations that hand their answer on; Thread.Sleep.
open System.Threading
Async.StartWithContinuations(async { return 5 }, (fun v -> printfn "cont %d" v), (fun e -> printfn "exn"), (fun c -> printfn "cancel"))
Async.StartWithContinuations(async { return failwith "zz" }, (fun (v: int) -> printfn "cont %d" v), (fun e -> printfn "exn %s" e.Message), (fun c -> printfn "cancel"))
Async.StartWithContinuations(
    async {
        printfn "in"
        let! x = async { return 2 }
        return x * 10 },
    (fun v -> printfn "got %d" v), (fun e -> printfn "failed %s" e.Message), ignore)
Thread.Sleep 5
System.Threading.Thread.Sleep(1)
printfn "slept"
