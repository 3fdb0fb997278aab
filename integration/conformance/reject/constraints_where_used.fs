module M1 =
  let f (x: 'a when 'a : struct) = 1
  printfn "%d" (f "a")
module M2 =
  let f (x: 'a when 'a : not struct) = 1
  printfn "%d" (f 3)
module M3 =
  let f (x: 'a when 'a : null) = isNull x
  printfn "%b" (f 3)
module M4 =
  type R = { A: int }
  let f (x: 'a when 'a : null) = isNull x
  printfn "%b" (f { A = 1 })
module M5 =
  let f (x: 'a when 'a : unmanaged) = 1
  printfn "%d" (f "a")
module M6 =
  let f (x: 'a when 'a : (new : unit -> 'a)) = 1
  type A(n: int) = member _.N = n
  printfn "%d" (f (A 1))
module M7 =
  let f<'a> (x: 'a) = isNull x
module M8 =
  let f<'a when 'a : null> (x: 'a) = isNull x
  let g<'a> (x: 'a) = f x
module M9 =
  type B<'t when 't : struct>(x: 't) = member _.X = x
  let b = B("a")
module M10 =
  type B<'t when 't : struct>(x: 't) = member _.X = x
  let b : B<string> = Unchecked.defaultof<_>
module M11 =
  type B<'t when 't : not struct>(x: 't) = member _.X = x
  let a = B([1]), B("s"), B(Some 1), B((1, 2)), B(fun x -> x + 1), B(box 1), B({| A = 1 |})
  printfn "%A" ((fun (x, _, _, _, _, _, _) -> x) a).X
module M12 =
  type C() =
    [<DefaultValue>]
    static val mutable n : int
module M13 =
  let f<'a, 'b> (x: 'a) (y: 'b) = x
  let g = f<int> 1 2
module M14 =
  let f<'a> (x: 'a) (y: 'a) = x
  let g = f 1 "a"
module M15 =
  let f<'a> (x: 'a) = x + 1
module M16 =
  let f<'a when 'a : comparison> (x: 'a) (y: 'a) = x < y
  let g = f (fun x -> x) (fun x -> x + 1)
module M17 =
  let f<'a> (x: 'a) (y: 'a) = x < y
module M18 =
  let f<'a> (x: 'a) (y: 'a) = x = y
module M19 =
  let f<'T when 'T :> seq<int>> (x: 'T) = Seq.sum x
  let g = f ["a"]
module M20 =
  let f<'T when 'T :> seq<int>> (x: 'T) = Seq.sum x
  let g = f 3
module M21 =
  let f (xs: #seq<int>) = Seq.sum xs
  let g = f 3
module M22 =
  let f xs = Seq.sum xs
  let g = f 3
module M23 =
  type IA = abstract A : int
  let f (x: IA) = x.A
  let g = List.map f [1; 2]
module M24 =
  type IA = abstract A : int
  let f (x: 'a when 'a :> IA) = x.B
module M25 =
  let h (x: 'a when 'a : enum<int>) = 1
  let g = h 3
module M26 =
  let h (x: 'a when 'a : enum<int>) = 1
  type E = A = 1
  let g = h E.A
  printfn "%d" g
module M27 =
  type I1 = abstract A : int
  type I2 = abstract B : int
  type C() = interface I1 with member _.A = 1
  let f (x: 'a when 'a :> I1 and 'a :> I2) = x.A
  let g = f (C())
module M28 =
  let f (x: 'a) = (x :> System.IDisposable).Dispose()
  let g = f 3
module M29 =
  let f<'a> (x: 'a) = (x :> System.IDisposable).Dispose()
module M30 =
  type A() = class end
  type B() = inherit A()
  let f (b: B) = 1
  let g = f (A())
module M31 =
  type A() = class end
  type B() = inherit A()
  let f (b: B) = 1
  let g = List.map f [A()]
