// What library functions refuse, and members of sets and bigints that were missing.
let t name (f: unit -> obj) =
    try printfn "%s: %A" name (f ()) with e -> printfn "%s: %s %s" name (e.GetType().FullName) (e.Message.Split('\n').[0].Split('(').[0].Trim())
let l = [1;2]
let e : int list = []
t "1" (fun () -> box l.[-1])
t "2" (fun () -> box e.[-1])
t "3" (fun () -> box (List.item -1 e))
t "4" (fun () -> box (List.item -1 l))
t "5" (fun () -> box (l.Item -1))
t "6" (fun () -> box (l.Item 5))
t "7" (fun () -> box (e.Item 0))
t "8" (fun () -> box (l |> List.tryItem -1))
t "22" (fun () -> box ("abc".Split([|','|], -1)))
t "23" (fun () -> box ("abc".Replace("", "x")))
t "24" (fun () -> box ("abc".Replace(null, "x")))
t "25" (fun () -> box ("abc".Contains(null: string)))
t "26" (fun () -> box ("abc".StartsWith(null: string)))
t "27" (fun () -> box (String.replicate -1 "a"))
t "29" (fun () -> box (String.init -1 string))
t "44" (fun () -> box (int (null: string)))
t "split by nothing" (fun () -> box ("a b".Split(null: char[])))
t "array2D" (fun () -> box (array2D [ [ 1; 2 ]; [ 3 ] ]))
t "sets" (fun () -> box ((set [1;2]).IsProperSubsetOf (set [1;2;3]), (set [1;2]).IsProperSupersetOf (set [1]), (set [1]).IsProperSubsetOf (set [1])))
t "bigint" (fun () -> box (bigint.Parse "123456789012345678901234567890", bigint.One + bigint 2, bigint.Zero, bigint.Pow (2I, 70)))
printfn "[%+f] [%+10f] [%+010f] [% f] [% 10f] [%-+10f] [%+g] [%+e] [%010f] [%+.2f]" infinity infinity infinity infinity infinity infinity infinity infinity nan nan
