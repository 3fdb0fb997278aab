module Geometry =
    let private scale = 2.0
    let area r = r * r * scale
    module Inner =
        let twice f x = f (f x)
[<AutoOpen>]
module Always =
    let opened = 1
open Geometry
let a = area 1.0 // type: float
let b = Geometry.Inner.twice // type: ('a -> 'a) -> 'a -> 'a
let c = opened // type: int
let d = Geometry.scale // error FS1094
let e = Inner.thrice // error FS0039
let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd
let (|DivBy|_|) d n = if n % d = 0 then Some (n / d) else None // type: int -> int -> int option
let parity n = match n with Even -> "even" | Odd -> "odd" // type: int -> string
let third n = match n with DivBy 3 q -> q | _ -> 0 // type: int -> int
let (+.) (a, b) (c, d) = a + c, b + d
let points = (1, 2) +. (3, 4) // type: int * int
type Maybe() =
    member _.Bind(m, f) = Option.bind f m
    member _.Return x = Some x
let maybe = Maybe() // type: Maybe
let computed = maybe { let! x = Some 1 in return x + 1 } // type: int option
let unbuilt = maybe { for i in [ 1 ] do return i } // error FS0708
