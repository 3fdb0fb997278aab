type Account(owner: string, initial: decimal) =
    let mutable balance = initial
    let history = ResizeArray<string * decimal>()
    member _.Owner = owner
    member _.Balance = balance
    member this.Deposit(amount) =
        if amount <= 0m then invalidArg "amount" "must be positive"
        balance <- balance + amount
        history.Add("deposit", amount)
        this
    member this.Withdraw amount =
        match amount with
        | a when a > balance -> Error (sprintf "insufficient: %M < %M" balance a)
        | a ->
            balance <- balance - a
            history.Add(("withdraw", a))
            Ok balance
    member _.History = history |> List.ofSeq
    override this.ToString() = sprintf "%s: %M" owner balance
let acc = Account("ann", 10m)
acc.Deposit(5.5m).Deposit(2m) |> ignore
printfn "%A" (acc.Withdraw 100m)
printfn "%A" (acc.Withdraw 1.25m)
printfn "%O" acc
for (k, v) in acc.History do printfn "%-10s %8.2f" k (float v)
