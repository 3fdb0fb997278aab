module M1 =
  type T = { F: int -> int }
  let d = System.Collections.Generic.Dictionary<T, int>()
module M2 =
  let d = System.Collections.Generic.Dictionary<(int -> int), int>()
module M3 =
  let s = set [ id ]
module M4 =
  let m = Map.ofList [ (fun x -> x + 1), 1 ]
module M5 =
  type T = { F: int -> int }
  let a = { F = id } = { F = id }
module M6 =
  [<NoComparison>]
  type T = { X: int }
  let a = { X = 1 } < { X = 2 }
module M7 =
  [<NoComparison>]
  type T = { X: int }
  let a = set [ { X = 1 } ]
module M8 =
  [<NoEquality; NoComparison>]
  type T = { X: int }
  let a = { X = 1 } = { X = 2 }
module M9 =
  [<ReferenceEquality>]
  type T = { X: int }
  let a = { X = 1 } < { X = 2 }
module M10 =
  let d = System.Collections.Generic.Dictionary<string, int>()
  let k = d.Keys |> Seq.sort |> Seq.toList
  printfn "%A" k
module M11 =
  let d = System.Collections.Generic.Dictionary<obj, int>()
  let k = d.Keys |> Seq.sort |> Seq.toList
module M12 =
  type C() = class end
  let xs = [C()] |> List.sort
module M13 =
  type C() = class end
  let xs = [C(); C()] |> List.distinct
  printfn "%d" xs.Length
module M14 =
  type U = A of (int -> int) | B
  let x = B = B
module M15 =
  type U<'a> = A of 'a | B
  let x = A id = B
module M16 =
  type U<'a> = A of 'a | B
  let x = (A 1) = B
  printfn "%b" x
  let s = set [A 1; B]
  printfn "%A" s
module M17 =
  exception E of (int -> int)
  let x = (E id) = (E id)
module M18 =
  let x = (fun x -> x) = (fun x -> x)
module M19 =
  let f x y = x = y
  let a = f id id
module M20 =
  let xs = [id] |> List.contains id
module M21 =
  let g = [ (fun x -> x + 1) ] |> List.groupBy id
module M22 =
  let g = [ (1, fun x -> x + 1) ] |> List.sortBy snd
module M23 =
  let g = [ seq [1] ] |> List.sort
module M24 =
  let g = compare (seq [1]) (seq [2])
module M25 =
  let a = lazy 1
  let b = a = a
  printfn "%b" b
  let c = compare a a
module M26 =
  let a = async { return 1 }
  let c = compare a a
module M27 =
  let c = compare (dict [1,1]) (dict [1,1])
module M28 =
  let h = hash id
module M29 =
  type R = { mutable A: int; B: int[] }
  printfn "%b" ({ A = 1; B = [|1|] } = { A = 1; B = [|1|] })
  printfn "%d" (compare { A = 1; B = [|1|] } { A = 1; B = [|2|] })
module M30 =
  type R = { A: exn }
  let a = { A = exn "a" }
  printfn "%b" (a = a)
  let b = compare a a
module M31 =
  type R = { A: obj }
  let a = { A = box 1 }
  printfn "%b" (a = a)
  let b = a < a
module M32 =
  type C() = class end
  type R = { A: C }
  let a = { A = C() }
  printfn "%b" (a = a)
  let b = max a a
module M33 =
  type R<'a> = { A: 'a; F: 'a -> int }
  let a = { A = 1; F = id }
  let b = a = a
module M34 =
  type R<'a> = { A: 'a list }
  let b = { A = [id] } = { A = [id] }
