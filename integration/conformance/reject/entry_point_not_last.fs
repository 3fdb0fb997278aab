[<EntryPoint>]
let main args = 0
let x = 1
