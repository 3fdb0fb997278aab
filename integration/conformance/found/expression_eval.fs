type Expr =
    | Num of float
    | Var of string
    | Bin of op: char * left: Expr * right: Expr
    | Call of string * Expr list
let rec eval env = function
    | Num n -> n
    | Var v -> (match Map.tryFind v env with Some x -> x | None -> failwithf "unbound %s" v)
    | Bin ('+', l, r) -> eval env l + eval env r
    | Bin ('*', l, r) -> eval env l * eval env r
    | Bin (op = c) -> failwithf "bad op %c" c
    | Call ("max", args) -> args |> List.map (eval env) |> List.max
    | Call (f, args) -> failwithf "no %s/%d" f args.Length
let env = Map.ofList [ "x", 2.0; "y", 3.5 ]
let e = Bin ('+', Var "x", Bin ('*', Num 2.0, Call ("max", [ Var "y"; Num 1.0 ])))
printfn "%A" e
printfn "%g" (eval env e)
let attempt e = try eval env e |> sprintf "%.3f" with Failure m -> "! " + m
[ Var "z"; Bin ('-', Num 1.0, Num 2.0); Call ("min", []); Num 1e10 ] |> List.iter (attempt >> printfn "%s")
let named = Bin (op = '*', left = Num 2.0, right = Num 4.0)
printfn "%s" (attempt named)
