[<EntryPoint>]
let main (args: int list) = 0
