// custom operations
type Query = { Table: string; Fields: string list; Limit: int option; Wheres: (string * string) list }
type QueryBuilder() =
    member _.Yield (_: unit) = { Table = ""; Fields = []; Limit = None; Wheres = [] }
    [<CustomOperation("from")>]
    member _.From (q, table) = { q with Table = table }
    [<CustomOperation("select")>]
    member _.Select (q, field) = { q with Fields = q.Fields @ [ field ] }
    [<CustomOperation("limit")>]
    member _.Limit (q, n) = { q with Limit = Some n }
    [<CustomOperation("where")>]
    member _.Where (q, field, value) = { q with Wheres = (field, value) :: q.Wheres }
    member _.Run q =
        sprintf "SELECT %s FROM %s%s%s" (String.concat ", " q.Fields) q.Table
            (match q.Wheres with [] -> "" | ws -> " WHERE " + (ws |> List.rev |> List.map (fun (a, b) -> a + " = " + b) |> String.concat " AND "))
            (match q.Limit with None -> "" | Some n -> sprintf " LIMIT %d" n)
let sql = QueryBuilder()
let q1 = sql {
    from "users"
    select "name"
    select "age"
    where "id" "3"
    where "x" "y"
    limit (5 + 5) }
printfn "%s" q1
type Cmd = { Name: string; Args: string list }
type CmdBuilder(name: string) =
    member _.Yield (()) = { Name = name; Args = [] }
    [<CustomOperation "arg">]
    member _.Arg (c: Cmd, a: string) = { c with Args = a :: c.Args }
    [<CustomOperation "flag">]
    member _.Flag (c: Cmd) = { c with Args = "-f" :: c.Args }
let cmd name = CmdBuilder name
let c = cmd "git" {
    arg "commit"
    flag
    arg "-m" }
printfn "%A" c
