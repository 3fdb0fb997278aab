// Types of which is known only what they are at least, in classes, closures, tables and recursive functions.
module M1 =
  type I = abstract F : seq<int> -> int
  let i = { new I with member _.F xs = Seq.sum xs }
  printfn "%d" (i.F [1])
module M2 =
  let r = ref (fun xs -> Seq.length xs)
  printfn "%d" (r.Value [1])
module M3 =
  let fs = [ (fun xs -> Seq.length xs); (fun xs -> Seq.sum xs) ]
  printfn "%A" (fs |> List.map (fun f -> f [1;2]))
module M4 =
  let outer () =
    let len xs = Seq.length xs
    len [1], len [|"a"|]
  printfn "%A" (outer ())
module M5 =
  let outer ys =
    let len xs = Seq.length xs + Seq.length ys
    len [1], len "ab"
  printfn "%A" (outer [1;2])
module M6 =
  let cache = System.Collections.Generic.Dictionary<string, seq<int>>()
  let put k xs = cache.[k] <- xs; Seq.length xs
  printfn "%d" (put "a" [1])
  let put2 k xs = cache.Add(k, xs); xs
  printfn "%A" (put2 "b" [2])
module M7 =
  type Node(children) =
    member _.Count = 1 + Seq.sumBy (fun (c: Node) -> c.Count) children
  printfn "%d" (Node([Node []; Node [Node []]]).Count)
module M8 =
  type Shape = abstract Area : float
  type Sq(s) = interface Shape with member _.Area = s * s
  type Group(items) =
    member _.Total = items |> List.sumBy (fun (i: Shape) -> i.Area)
    member _.Max f = items |> List.map f |> List.max
  let area (s: Shape) = s.Area
  printfn "%f %f" (Group([Sq 1.0; Sq 2.0]).Total) (Group([Sq 1.0]).Max area)
module M9 =
  let showAll (shapes: #seq<#seq<int>>) = shapes |> Seq.map Seq.sum |> Seq.toList
  printfn "%A %A" (showAll [[1];[2]]) (showAll [| Set.ofList [3] |])
module M10 =
  let f x = 
    let g y = Seq.append x y
    Seq.length (g x), Seq.length (g (Seq.rev x))
  printfn "%A" (f [1;2])
module M11 =
  let process' handlers x = handlers |> List.iter (fun h -> h x)
  process' [ (fun xs -> printfn "%d" (Seq.length xs)); (fun xs -> printfn "%d" (Seq.sum xs)) ] [1;2]
module M12 =
  let inline app f x = f x
  printfn "%d" (app (fun xs -> Seq.length xs) [1])
module M13 =
  async { let! xs = async { return [1;2] } in return Seq.sum xs } |> Async.RunSynchronously |> printfn "%d"
module M14 =
  let rec loop xs acc = if Seq.isEmpty xs then acc else loop (Seq.skip 1 xs) (acc + Seq.head xs)
  printfn "%d %d" (loop [1;2] 0) (loop (seq { 1 .. 3 }) 0)
module M15 =
  let rec f xs = match xs with [] -> 0 | x :: r -> Seq.length x + f r
  printfn "%d" (f [[1];[2;3]])
  let g: string list list -> int = f
  printfn "%d" (g [["a"]])
module M16 =
  let f (x: 'a :> seq<int>) = Seq.sum x
  printfn "%d" (f [1])
module M17 =
  let (|Sum|) xs = Seq.sum xs
  let h (Sum n) = n
  printfn "%d" (h [1;2])
module M18 =
  let rec a xs = if Seq.length xs > 3 then xs else b xs
  and b xs = a (0 :: xs)
  printfn "%A" (a [1])
module M19 =
  let f g xs = g xs + Seq.length xs
  printfn "%d" (f List.length [1;2])
  printfn "%d" (f (fun (s: string) -> s.Length) "abc")
