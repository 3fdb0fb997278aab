// Arguments as values of supertypes: flexible types, bounds of type parameters, upcasts that F# inserts.
module M1 =
  let f (xs: 'a when 'a :> seq<'b>) : 'b list = Seq.toList xs
  printfn "%A %A" (f [1;2]) (f "abc")
module M2 =
  type IShape = abstract Area : float
  type Sq(s: float) =
    member _.S = s
    interface IShape with member _.Area = s * s
  let total (xs: #IShape list) = xs |> List.sumBy (fun x -> x.Area)
  let one (x: #IShape) = x.Area
  printfn "%f" (one (Sq 2.0))
  printfn "%f" (total [Sq 2.0; Sq 3.0])
module M3 =
  type IShape = abstract Area : float
  type Sq(s: float) =
    interface IShape with member _.Area = s * s
  let area (x: 'a when 'a :> IShape) = (x :> IShape).Area
  printfn "%f" (area (Sq 2.0))
  let areas xs = List.map area xs
  printfn "%A" (areas [Sq 1.0])
module M4 =
  type IShape = abstract Area : float
  type Sq(s: float) =
    interface IShape with member _.Area = s * s
  let use1 (x: IShape) = x.Area
  printfn "%f" (use1 (Sq 2.0))
  let xs = [Sq 1.0; Sq 2.0]
  printfn "%A" (xs |> List.map use1)
module M5 =
  type IShape = abstract Area : float
  type Sq(s: float) =
    interface IShape with member _.Area = s * s
  let use1 (x: IShape) = x.Area
  let g x = use1 x
  printfn "%f" (g (Sq 2.0))
module M6 =
  let f x y = Seq.append x y |> Seq.toList
  printfn "%A" (f [1] [|2|])
module M7 =
  let f xs = xs |> Seq.map ((+) 1) |> Seq.toList
  printfn "%A %A" (f [1]) (f [|2|])
module M8 =
  let len (s: #seq<_>) = Seq.length s
  printfn "%d %d" (len [1]) (len "abc")
  let lens = List.map len [[1];[2;3]]
  printfn "%A" lens
module M9 =
  type A() =
    member _.M(xs: seq<int>) = Seq.sum xs
  let a = A()
  let f xs = a.M xs
  printfn "%d" (f [1;2])
module M10 =
  type A() =
    member _.M(xs: seq<int>) = Seq.sum xs
  let a = A()
  printfn "%d" ([1;2] |> a.M)
  printfn "%A" (List.map a.M [[1];[2;3]])
module M11 =
  let apply f x = f x
  printfn "%d" (apply Seq.sum [1;2;3])
module M12 =
  let fs = [Seq.sum; Seq.length]
  printfn "%A" (fs |> List.map (fun f -> f (seq [1;2])))
module M13 =
  let fs : (int list -> int) list = [Seq.sum; Seq.length]
  printfn "%A" (fs |> List.map (fun f -> f [1;2]))
module M14 =
  type Base() =
    abstract Name : string
    default _.Name = "base"
  type D() =
    inherit Base()
    override _.Name = "d"
  let pick<'t when 't :> Base> (xs: 't list) = xs |> List.map (fun x -> x.Name)
  printfn "%A" (pick [D()])
  printfn "%A" (pick<Base> [D()])
module M15 =
  let toSeq x = x :> seq<_>
  printfn "%A" (toSeq [1;2] |> Seq.length)
module M16 =
  let inline up x = x :> obj
  printfn "%A" (up 3)
module M17 =
  let disp (d: #System.IDisposable) = d.Dispose()
  type R() =
    interface System.IDisposable with member _.Dispose() = printfn "gone"
  disp (new R())
  let using2 (d: 'a when 'a :> System.IDisposable) f = (try f d finally d.Dispose())
  printfn "%d" (using2 (new R()) (fun _ -> 3))
module M18 =
  let f (xs: seq<seq<int>>) = xs |> Seq.map Seq.sum |> Seq.toList
  printfn "%A" (f [seq [1;2]; seq [3]])
module M19 =
  let f (xs: seq<#seq<int>>) = xs |> Seq.map Seq.sum |> Seq.toList
  printfn "%A" (f [[1;2]; [3]])
  printfn "%A" (f [| [|1|] |])
module M20 =
  let rec sumAll (xs: #seq<int>) n = if n = 0 then Seq.sum xs else sumAll xs (n - 1)
  printfn "%d" (sumAll [1;2] 3)
module M21 =
  type IA = abstract A : int
  type IB = abstract B : int
  type C() =
    interface IA with member _.A = 1
    interface IB with member _.B = 2
  let both (x: 'a when 'a :> IA and 'a :> IB) = (x :> IA).A + (x :> IB).B
  printfn "%d" (both (C()))
module M22 =
  type IA = abstract A : int
  type IB = abstract B : int
  type C() =
    interface IA with member _.A = 1
    interface IB with member _.B = 2
  let both (x: 'a when 'a :> IA and 'a :> IB) = x.A + x.B
  printfn "%d" (both (C()))
module M23 =
  type IAnimal = abstract Speak : unit -> string
  type Dog() = interface IAnimal with member _.Speak() = "woof"
  type Cat() = interface IAnimal with member _.Speak() = "meow"
  let all : IAnimal list = [Dog(); Cat()]
  for a in all do printfn "%s" (a.Speak())
  let arr : IAnimal[] = [| Dog(); Cat() |]
  printfn "%d" arr.Length
module M24 =
  type IAnimal = abstract Speak : unit -> string
  type Dog() = interface IAnimal with member _.Speak() = "woof"
  type Zoo() =
    let xs = ResizeArray<IAnimal>()
    member _.Add(a: IAnimal) = xs.Add a
    member _.Add2(a: #IAnimal) = xs.Add a
    member _.Say() = for x in xs do printfn "%s" (x.Speak())
  let z = Zoo()
  z.Add(Dog())
  z.Add2(Dog())
  z.Say()
module M25 =
  let d = System.Collections.Generic.Dictionary<string, seq<int>>()
  d.Add("a", [1;2])
  d.["b"] <- [|3|]
  printfn "%d" (d.["a"] |> Seq.length)
module M26 =
  type R = { Items: seq<int> }
  let r = { Items = [1;2] }
  printfn "%d" (Seq.length r.Items)
  type U = U of seq<int> * obj
  let u = U ([1], 3)
  printfn "%A" u
module M27 =
  let xs = [ "a"; "b" ] |> String.concat ","
  let cat xs = String.concat "," xs
  printfn "%s %s" xs (cat [|"x"; "y"|])
module M28 =
  let f a b = Seq.zip a b |> Seq.toList
  let g = f [1]
  printfn "%A" (g [|"x"|])
module M29 =
  let sums = List.map Seq.sum
  printfn "%A" (sums [[1;2];[3]])
module M30 =
  let sums (xs: int list list) = List.map Seq.sum xs
  printfn "%A" (sums [[1;2];[3]])
module M31 =
  type T<'a when 'a :> seq<int>>(x: 'a) =
    member _.Sum = Seq.sum x
    member _.X = x
  let t = T([1;2])
  printfn "%d %A" t.Sum t.X
module M32 =
  let tryFirst xs = Seq.tryHead xs
  let a, b = tryFirst [1], tryFirst "x"
  printfn "%A %A" a b
module M33 =
  type Acc() =
    let mutable s = 0
    member this.AddAll xs = (s <- s + Seq.sum xs); this
    member _.S = s
  let a = Acc().AddAll([1;2]).AddAll([3])
  printfn "%d" a.S
module M34 =
  type Acc() =
    member this.AddAll(xs: seq<'a>, ?n: int) = Seq.length xs + defaultArg n 0
  let a = Acc()
  printfn "%d %d" (a.AddAll [1;2]) (a.AddAll([|"x"|], 4))
module M35 =
  let count (xs: 'c when 'c :> seq<'t> and 't : equality) (x: 't) = xs |> Seq.filter ((=) x) |> Seq.length
  printfn "%d %d" (count [1;1;2] 1) (count "hello" 'l')
module M36 =
  let inline total (xs: #seq< ^t>) = Seq.fold (+) LanguagePrimitives.GenericZero xs
  printfn "%d %f" (total [1;2]) (total [|1.5|])
