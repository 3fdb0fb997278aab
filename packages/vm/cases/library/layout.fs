// How %A lays values out, and how values become text.
open System
open System.Collections.Generic
type U = A | B of int | C of int * string | D of x: int * U
type R = { X: int; Y: string list }
exception E1 of int * string
exception E2
printfn "%d %d %d" (compare nan nan) (compare nan 1.0) (compare 1.0 nan)
printfn "%d %d" (compare [|1;2;3|] [|9|]) (compare (Some 1) None)
printfn "%s|%s|%s|%s" (string [1;2;3]) (string [1;2;3;4;5]) (string [|1|]) (string (Some "a"))
printfn "%s|%s|%s|%s" (string (1,"a")) (string (B 1)) (string (C(1,"a"))) (string {X=1;Y=["a"]})
printfn "%s|%s|%s" (string (Map.ofList [1,"a";2,"b";3,"c";4,"d"])) (string (set [1;2;3;4])) (string (Map.ofList [1,"a"]))
printfn "%O|%O|%O|%O" [1.5] true 'c' "s"
printfn "%O|%O" (ref 1) (Some [1;2])
printfn "%A" (ref 1)
printfn "%A" (lazy 1)
printfn "%A %A %A" 5I 5M 1.50M
printfn "%A %A %A %A %A %A %A %A" 1L 1UL 1uy 1y 1s 1us 1u 1.0f
printfn "%A" "a\"b\n\t\\c"
printfn "%A %A %A %A %A" 'a' '\'' '\n' '"' '\\'
printfn "%A" [B 1; A; C(1,"x"); D(1, B 2)]
printfn "%A" (Some (Some 1), Some (1,2), Some [1])
printfn "%A" (Some (Map.ofList [1,"a"]))
printfn "%A" (Map.ofList [1,(1,2);2,(2,3)])
printfn "%A" (set [1;2])
printfn "%A" (Some (set [1;2]))
printfn "%A" (seq { for i in 1..10 -> i })
printfn "%A" (Seq.map id [1;2])
printfn "%A" [1..200]
printfn "%A" [|1..200|]
printfn "%A" (set [1..200])
printfn "%A" {X=1;Y=["a";"b"]}
printfn "%A" [{X=1;Y=["a";"b"]};{X=1;Y=[]}]
printfn "%A" (Some {X=1;Y=["a";"b"]})
printfn "%A" (B 1, {X=1;Y=["a";"b"]})
printfn "%A" (E1(1,"a"))
printfn "%A" E2
printfn "%A" {| A = 1; B = "x" |}
let d = Dictionary<string,int>()
d.["a"] <- 1
d.["b"] <- 2
printfn "%A" d
printfn "%O" d
let h = HashSet<int>([1;2])
printfn "%A" h
printfn "%A" (List<int>([1;2;3;4;5;6]))
printfn "%A" (Queue<int>([1;2;3;4;5;6]))
printfn "%A" (box 1)
printfn "%A" (null:obj)
printfn "%A" [(null:obj)]
printfn "%A" (None: int option)
printfn "%A" [Some 1; None]
printfn "%A" ()
printfn "%A" [1.0; 1.5; nan; infinity; -infinity; 1e20; 1e-7; 0.1; 123456789.123456; 1e10; 12345678901.0]
printfn "%A" (Ok 1 : Result<int,string>)
printfn "%A" (KeyValuePair(1,"a"))
printfn "%A" [for i in 1..30 -> String.replicate i "x"]
printfn "%A" [for i in 1..5 -> (i, [for j in 1..i*5 -> j])]
printfn "%A" [[1;2];[3]]
printfn "%A" (Some "x", (None: int option))
printfn "%A" (1, (2, 3), "a")
printfn "%A" [(1,2);(3,4)]
printfn "%A" (Exception "boom" |> fun e -> e.Message)
printfn "%s" ((E1(1,"a") :> exn).Message)
printfn "%s" ((E2 :> exn).Message)
printfn "%s" ((Exception "x").ToString())
printfn "%A" (lazy (1+1)).IsValueCreated
printfn "%A" (D(1, D(2, D(3, A))))
printfn "%A" (D(1, C(2, String.replicate 80 "y")))
printfn "%A" {X=1;Y=[for i in 1..40 -> "item" + string i]}
printfn "%A" (dict [1,2])
printfn "%A" (Some -1, B -1, [-1], Some -1.5)
printfn "%A" 1
printfn "%A" (Some (seq [1;2]))
printfn "%A" (Array.init 3 (fun i -> [|i|]))
printfn "%A" [[|1|]]
printfn "%A" (Some (Some None : int option option option))
printfn "%A" [Some ()]
printfn "%A" (ResizeArray [ {X=1;Y=[]} ])
printfn "%O %O" () (None: int option)
printfn "[%5A] [%10s] [%-10s] [%5b] [%5c]" 1 "a" "b" true 'c'
printfn "%A" (Map.empty: Map<int,int>)
printfn "%A" (Seq.empty: seq<int>)
printfn "%A" ([||]: int[])
printfn "%A" (set []: Set<int>)
