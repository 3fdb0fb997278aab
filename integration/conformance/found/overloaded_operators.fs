type Conv = Conv with
    static member ($) (Conv, x: int) = sprintf "int %d" x
    static member ($) (Conv, x: string) = sprintf "str %s" x
    static member ($) (Conv, x: float) = sprintf "flt %f" x
let inline conv x = Conv $ x
printfn "%s %s %s" (conv 1) (conv "a") (conv 1.5)
let inline len (x: ^a) = (^a : (member Length : int) x)
printfn "%d %d %d" (len "abc") (len [1; 2]) (len [|1|])
let inline parse (s: string) : ^r = (^r : (static member Parse : string -> ^r) s)
printfn "%d %f" (parse "3" : int) (parse "1.5" : float)
