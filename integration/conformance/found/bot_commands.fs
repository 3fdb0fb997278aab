open System
type Message = { From: string; Text: string }
type Reply =
    | Say of string
    | Nothing
    | Many of Reply list
    member r.Flatten() =
        match r with
        | Say s -> [ s ]
        | Nothing -> []
        | Many rs -> rs |> List.collect (fun r -> r.Flatten())
    static member (+) (a, b) = Many [ a; b ]
    static member Empty = Nothing
type ICommand =
    abstract Names : string list
    abstract Run : args: string list * msg: Message -> Reply
    abstract Help : string
type CommandBase(names: string list, help: string) =
    abstract Execute : string list -> Message -> Reply
    default this.Execute _ _ = Nothing
    interface ICommand with
        member this.Names = names
        member this.Run(args, msg) = this.Execute args msg
        member this.Help = sprintf "%s: %s" (String.Join("/", names)) help
type Echo() =
    inherit CommandBase([ "echo"; "say" ], "repeats")
    override e.Execute args msg = Say(sprintf "%s said %s" msg.From (String.concat " " args))
type Counter() =
    inherit CommandBase([ "count" ], "counts")
    let counts = Collections.Generic.Dictionary<string, int>()
    override c.Execute args msg =
        let n = (match counts.TryGetValue msg.From with | true, n -> n | _ -> 0) + 1
        counts.[msg.From] <- n
        Say(string n) + (if n > 1 then Say "again" else Reply.Empty)
type Adder =
    { Bonus: int }
    interface ICommand with
        member a.Names = [ "add" ]
        member a.Run(args, _) = args |> List.sumBy int |> (+) a.Bonus |> string |> Say
        member a.Help = sprintf "adds, with %d" a.Bonus
type Bot(prefix: char, [<ParamArray>] commands: ICommand[]) =
    let table =
        [ for c in commands do
            for n in c.Names do
                yield n, c ]
        |> Map.ofList
    member b.Handle(msg: Message) =
        if msg.Text.StartsWith(string prefix) then
            match msg.Text.Substring(1).Split(' ') |> List.ofArray with
            | name :: args ->
                match table.TryFind name with
                | Some c ->
                    try c.Run(args, msg)
                    with :? FormatException as e -> Say("bad number: " + e.GetType().Name)
                | None -> Say("unknown " + name)
            | [] -> Nothing
        else Nothing
    member b.Help = [ for c in commands -> c.Help ]
let bot = Bot('!', Echo(), Counter(), { Bonus = 100 })
for t in [ "!echo hi there"; "!count"; "!say x"; "hello"; "!count"; "!add 1 2"; "!add x"; "!nope" ] do
    for line in (bot.Handle { From = "ann"; Text = t }).Flatten() do printfn "%s -> %s" t line
bot.Help |> List.iter (printfn "%s")
let e: obj = upcast (Echo())
match e with
| :? ICommand as c -> printfn "%A" c.Names
| _ -> ()
