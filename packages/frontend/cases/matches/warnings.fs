module Warnings
type Light = Red | Yellow | Green
type Shape = Circle of float | Rect of float * float | Group of Shape list
type Person = { Name: string; Admin: bool }
exception Odd of int

let light l = match l with Red -> 1 | Green -> 2

let shape s =
    match s with
    | Circle _ -> 1
    | Group [] -> 2
    | Group (Circle _ :: _) -> 3

let redundantLast l = match l with Red -> 1 | Yellow -> 2 | Green -> 3 | _ -> 4

let same n = match n with 1 -> 1 | 2 -> 2 | 1 -> 3 | _ -> 4

let guards n = match n with x when x > 0 -> 1 | x when x <= 0 -> 2

let afterAll n =
    match n with
    | x -> x
    | 3 -> 4

let bools a b = match a, b with true, true -> 1 | false, false -> 2

let lists xs = match xs with [] -> 0 | [x] -> x | [x; y] -> x + y

let complete xs = match xs with [] -> 0 | [x] -> x | x :: y :: _ -> x + y

let strings s = match s with "a" -> 1 | "b" -> 2

let record p = match p with { Admin = true } -> 1

let options o = match o with Some (Some x) -> x | None -> 0

let arrays a = match a with [||] -> 0 | [|x|] -> x

let func = function Red -> 1

let lambda = fun (Some x) -> x

let parameter (Circle r) = r

let (Some inLet) = Some 1

let nestedLet () =
    let [a; b] = [1; 2]
    a + b

let loop xs =
    for Some x in xs do printfn "%d" x

let orPatterns n = match n with 1 | 2 -> 1 | 2 -> 2 | _ -> 3

let orInside l = match l with Red | Yellow -> 1 | Yellow | Green -> 2

let (|Even|Uneven|) n = if n % 2 = 0 then Even else Uneven
let total n = match n with Even -> 1 | Uneven -> 2
let totalMissing n = match n with Even -> 1
let (|Small|_|) n = if n < 10 then Some n else None
let partial n = match n with Small x -> x
let partialThenAll n = match n with Small x -> x | _ -> 0 | Small y -> y

let exceptions f = try f () with Odd n -> n | Failure _ -> 0 | _ -> 1 | Odd 2 -> 3

let exnMatch (e: exn) = match e with Odd n -> n

let typeTests (o: obj) = match o with :? int as i -> i | :? string as s -> s.Length

let asPattern l = match l with (Red | Yellow) as x -> Some x | Green as y -> Some y

let units () = match () with () -> 1

let chars c = match c with 'a' -> 1 | 'b' -> 2

let deep x =
    match x with
    | Some (Ok (true, _)), _ -> 1
    | Some (Error ""), [] -> 2
    | None, _ :: _ -> 3

let triple a b c =
    match a, b, c with
    | true, _, false -> 1
    | false, true, _ -> 2
    | _, false, true -> 3
    | true, true, true -> 4

let single = match (1, 2) with (a, b) -> a + b

let andPattern n = match n with (1 & x) -> x | y -> y

let whole t = match t with (0, _) as p -> fst p | (_, 0) -> 0 | (a, b) -> a + b | _ -> 5

type Color = Red = 1 | Green = 2 | Blue = 4

let allNames color = match color with Color.Red -> 1 | Color.Green -> 2 | Color.Blue -> 3

let someNames color = match color with Color.Red -> 1

let pairOfNames b color = match b, color with true, Color.Red -> 1 | false, Color.Green -> 2 | _, Color.Blue -> 3

let optionalName = function Some Color.Red -> 1 | None -> 2 | Some (Color.Green | Color.Blue) -> 3
