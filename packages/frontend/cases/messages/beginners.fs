lte x = 1
printfn "%d" x

let f () =
    var total = 0
    total <- total + 1
    total

int x = 1
printfn "%d" x

opne System

let mutable i = 0
i = 1
printfn "%d" i

let mutable i = 0
i := 1

let r = [ 1; 2 ] <| List.map id

type Point = { X: int; Y: int }
let p = Point(1, 2)

type Point = { X: int; Y: int }
let p = new Point(1, 2)

type Shape = Rect of float * float
let s = Rect 1.0 2.0

type Shape = Rect of float * float
let width s = match s with Rect (w) -> w

type Point(x: int, y: int) =
    member _.X = x
let p = Point(1)

type Calc() =
    member this.Add(a: int, b: int) = a + b
let r = Calc().Add 1 2

type Counter() =
    member this.Count = 1
let n = Counter.Count

type Counter() =
    member this.Count = 1
    member this.Next = Count + 1

type IShape =
    abstract Area: unit -> float
type Circle() =
    interface IShape with
        member this.Area() = 1.0
let a = Circle().Area()

type IShape =
    abstract Area: unit -> float
let s = new IShape()

type Dog() =
    member this.ToString() = "dog"

let ys = [ 1; 2 ].Select(fun x -> x + 1)

printfn "{0}" 1

printfn "%d" List.sum [ 1 ]

let f x =
    match x with
    | 1 ->
    "one"
    | _ ->
    "other"

let f (xs: int list) =
    for x in xs:
        printfn "%d" x

let get () = async { return 1 }
let f () =
    let! x = get ()
    x + 1

let r = 7 mod 2

let next x = { x + 1 }

let first xs = xs[0]

let next n = n + 1
let a = next.[0]

let size () = 1
size () <- 2

let f xs =
    xs with
    | [] -> 1
    | _ -> 2

let area s =
    match s with
printfn "x"

let x = 5
x = 6
printfn "%d" x

printfn "%d" (List.sum [ 1, 2, 3 ])

let greet name = printfn "Hello " + name

let large = [ 1; 2 ] |> List.filter x -> x > 1

let isWrong = !true

let mutable count = 0
let inc () = count++

let compute x =
    let y = x + 1
     y * 2

type Animal =
    abstract Speak : unit -> string
type Dog() =
    interface Animal with
        member this.Speak = "woof"

let first = [ 1; 2 ] |> List.map (fun x ->
    x + 1
) |> List.head

let items = [| 1; 2 |]
printfn "%d" items.(0)

printfn "%s" ("abc".ToUpper)
