// Objects of interfaces, results of members as supertypes, composed functions of sequences.
module M1 =
  type S<'a> = { V: 'a } 
  type S<'a> with
    member s.Bind f = f s.V
  let inline bind (m: ^m) f = (^m : (member Bind : (_ -> _) -> _) (m, f))
  printfn "%d" ({ V = 3 }.Bind(fun x -> x + 1))
module M2 =
  let inline parse (s: string) : ^a = (^a : (static member Parse : string -> ^a) s)
  let a : int = parse "3"
  let b : float = parse "2.5"
  printfn "%d %f" a b
module M3 =
  type Id<'a> = Id of int
  type User = { Id: Id<User>; Name: string }
  type Order = { Id: Id<Order>; By: Id<User> }
  let findBy (id: Id<User>) (us: User list) = us |> List.find (fun u -> u.Id = id)
  printfn "%s" (findBy (Id 1) [ { Id = Id 1; Name = "n" } ]).Name
module M4 =
  let cache = System.Collections.Generic.Dictionary<string, obj>()
  let getOrAdd<'a> (k: string) (f: unit -> 'a) : 'a =
    match cache.TryGetValue k with
    | true, (:? 'a as v) -> v
    | _ -> let v = f () in cache.[k] <- box v; v
  printfn "%d %d %s" (getOrAdd "a" (fun () -> 1)) (getOrAdd "a" (fun () -> 2)) (getOrAdd "b" (fun () -> "s"))
module M5 =
  let conv (x: obj) =
    match x with
    | :? int as i -> float i
    | :? float as f -> f
    | :? string as s -> float s
    | :? (int list) as l -> float l.Length
    | null -> -1.0
    | _ -> 0.0
  printfn "%A" ([box 1; box 2.5; box "3"; box [1;2]; null; box 'c'] |> List.map conv)
module M6 =
  let rec fold f acc = function [] -> acc | x :: xs -> fold f (f acc x) xs
  let rev xs = fold (fun a x -> x :: a) [] xs
  let len xs = fold (fun n _ -> n + 1) 0 xs
  let mx xs = fold max (List.head xs) xs
  printfn "%A %d %s" (rev [1;2]) (len ['a']) (mx ["a"; "c"; "b"])
module M7 =
  type Priority = Low = 0 | High = 1
  let sortP xs = xs |> List.sortBy (fun (p: Priority, _) -> -(int p))
  printfn "%A" (sortP [Priority.Low, "a"; Priority.High, "b"])
module M8 =
  let z = [ for x in [1;2] -> [ for y in "ab" -> x, y ] ] |> List.concat |> List.map (fun (a, b) -> sprintf "%d%c" a b) |> String.concat ";"
  printfn "%s" z
module M9 =
  let add (x: float<'u>) (y: float<'u>) = x + y
  [<Measure>] type kg
  let total = [1.0<kg>; 2.0<kg>] |> List.reduce add
  printfn "%f" (float total)
  let sq (x: float<'u>) = x * x
  printfn "%f" (float (sq 3.0<kg>))
  let inline lerp (a: float<'u>) (b: float<'u>) (t: float) = a + (b - a) * t
  printfn "%f" (float (lerp 0.0<kg> 10.0<kg> 0.5))
module M10 =
  type Cell = Empty | Wall | Start
  let grid = [| "#S"; ".#" |] |> Array.map (Seq.map (function '#' -> Wall | 'S' -> Start | _ -> Empty) >> Array.ofSeq)
  printfn "%A" grid
  let find c = seq { for y in 0 .. grid.Length - 1 do for x in 0 .. grid.[y].Length - 1 do if grid.[y].[x] = c then yield x, y }
  printfn "%A" (find Wall |> List.ofSeq)
module M11 =
  type Undo<'a>(init: 'a) =
    let mutable past : 'a list = []
    let mutable cur = init
    member _.Current with get () = cur and set v = past <- cur :: past; cur <- v
    member _.Undo() = match past with [] -> false | p :: r -> cur <- p; past <- r; true
  let u = Undo 1
  u.Current <- 2
  u.Current <- u.Current + 5
  printfn "%d %b %d" u.Current (u.Undo()) u.Current
module M12 =
  let pipeline = function
    | x when x < 0 -> Error "neg"
    | 0 -> Error "zero"
    | x -> Ok x
  let results = [1; 0; -1] |> List.map pipeline
  let oks, errs = results |> List.partition (function Ok _ -> true | Error _ -> false)
  printfn "%d %d" oks.Length errs.Length
  let sequence rs = List.foldBack (fun r acc -> match r, acc with Ok x, Ok xs -> Ok (x :: xs) | Error e, _ -> Error e | _, Error e -> Error e) rs (Ok [])
  printfn "%A %A" (sequence results) (sequence oks)
module M13 =
  type IShape =
    abstract Area : float
    abstract Name : string
  let describe (s: IShape) = sprintf "%s:%.1f" s.Name s.Area
  let mkShape name area = { new IShape with
                              member _.Area = area
                              member _.Name = name }
  ["sq", 4.0; "ci", 3.1] |> List.map (fun (n, a) -> mkShape n a) |> List.map describe |> List.iter (printfn "%s")
  ["sq", 4.0] |> List.map ((<||) mkShape >> describe) |> printfn "%A"
module M14 =
  let rec mc f = function [] -> [] | x :: xs -> (match f x with Some y -> y :: mc f xs | None -> mc f xs)
  printfn "%A" (mc (fun x -> if x > 1 then Some (x.ToString()) else None) [1;2;3])
module M15 =
  let group = function
    | [] -> []
    | x :: xs ->
      let rec go cur acc = function
        | [] -> List.rev (cur :: acc)
        | y :: ys when y = List.head cur -> go (y :: cur) acc ys
        | y :: ys -> go [y] (cur :: acc) ys
      go [x] [] xs
  printfn "%A" (group [1;1;2;3;3])
  printfn "%A" (group (List.ofSeq "aab"))
module M16 =
  let f = Array.map (Seq.map int >> Seq.sum)
  printfn "%A" (f [| "12"; "3" |])
module M17 =
  let f = List.map (Seq.filter (fun x -> x > 1) >> Seq.length)
  printfn "%A" (f [[1;2]])
module M18 =
  let f (xs: string list) = xs |> List.map (Seq.filter System.Char.IsDigit >> Seq.length)
  printfn "%A" (f ["a1"; "22"])
module M19 =
  let g = "hello" |> (Seq.rev >> Seq.toArray >> System.String)
  printfn "%s" g
module M20 =
  let f = id >> Seq.length
  printfn "%d" (f [1])
module M21 =
  let h x = (Seq.length << List.map id) x
  printfn "%d" (h [1])
module M22 =
  let f = fst >> Seq.length
  printfn "%d" (f ("abc", 1))
  let g = List.map (snd >> Seq.sum)
  printfn "%A" (g [1, [2;3]])
module M23 =
  let apply2 f x = f x x
  printfn "%A" (apply2 Seq.append [1] |> Seq.toList)
module M24 =
  let p = (Seq.length, Seq.sum)
  printfn "%d" (fst p [1] + snd p [2])
module M25 =
  let fs = dict [ "a", Seq.length ]
  printfn "%d" (fs.["a"] [1])
module M26 =
  let o = Some Seq.length
  printfn "%A" (Option.map (fun f -> f [1]) o)
