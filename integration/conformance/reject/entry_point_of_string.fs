[<EntryPoint>]
let main args = "a"
