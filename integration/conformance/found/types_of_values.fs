type Shape =
    | Circle of float
    | Rect of float * float
    | Empty
type Dir = North | South
type Big = A | B of int | C | D
type One = One of int
type Rec = { X: int }
[<AbstractClass>]
type Animal() =
    abstract Name : string
    member a.Kind = a.GetType().Name
type Dog() =
    inherit Animal()
    override d.Name = "dog"
type Gen<'T>(x: 'T) =
    member g.X = x
    member g.TypeName = typeof<'T>.Name
for s in [ Circle 1.0; Rect(1.0, 2.0); Empty ] do printfn "%s" (s.GetType().Name)
printfn "%s %s" (North.GetType().Name) (South.GetType().Name)
for b in [ A; B 1; C ] do printfn "%s" (b.GetType().Name)
printfn "%s %s" ((One 1).GetType().Name) ({ X = 1 }.GetType().Name)
printfn "%s %s" (Dog().Kind) ((Dog() :> Animal).GetType().Name)
printfn "%s %s" (Gen(1.0).TypeName) (Gen("a").TypeName)
printfn "%s" (Gen(1).GetType().Name)
printfn "%s %s %s" ((1).GetType().Name) ("a".GetType().Name) ((1.0).GetType().FullName)
printfn "%s %s" ([ 1 ].GetType().Name) ((1, "a").GetType().Name)
printfn "%s" ([| 1.0 |].GetType().Name)
for o in [ box 1; box "s"; box 2.0; box 'c'; box true; box (Dog()) ] do printfn "%s" (o.GetType().Name)
let sameType (a: obj) (b: obj) = a.GetType() = b.GetType()
printfn "%b %b" (sameType 1 2) (sameType 1 "a")
printfn "%b" (Dog().GetType() = typeof<Dog>)
printfn "%s" (typeof<int list>.Name)
let describe<'T> (x: 'T) = sprintf "%A : %s" x typeof<'T>.Name
printfn "%s %s" (describe 1.0) (describe "a")
try failwith "x" with e -> printfn "%s" (e.GetType().Name)
let mutable zero = Unchecked.defaultof<int>
printfn "%d %b %A" zero (isNull (Unchecked.defaultof<string>)) Unchecked.defaultof<float>
