let f x =
    mtach x with
    | 1 -> "one"
    | _ -> "other"

let f x =
    match x wiht
    | 1 -> "one"
    | _ -> "other"

let f x =
    match x with
    | 1 => "one"
    | _ => "other"

let f x = if x > 0 thn 1 else 2

let f = List.map (fn x -> x + 1)

foreach x in [ 1; 2 ] do
    printfn "%d" x

let f () =
    try
        1
    catch e ->
        2

let mutabel x = 1
x <- 2

let fact n = if n = 0 then 1 else n * fact (n - 1)

let isEven n = if n = 0 then true else isOdd (n - 1)
let isOdd n = if n = 0 then false else isEven (n - 1)

let root = Math.Sqrt 4.0

let many = length [ 1; 2 ]

println "hello"

let f (x: number) = x

let f x = x == 1 || x != 2

let add n =
    let mutable total = 0
    total += n
    total

let name = 'Ada'

let greeting = `hello`

let f xs = [ 1; 2 ].push 3

let f x =
    return x + 1

let f x = x > 0 ? 1 : 2

let add (a: int, b: int) -> int = a + b

let add x: int y: int = x + y

let my-name = 1

let type = 1

type Shape = Circle(float) | Square(float)

type Box<T> = { Value: T }

let f x =
    match x with
    | > 5 -> "many"
    | _ -> "few"

let a = [| 1; 2; 3 |]
let b = a.[..-1]

class Point(x: int) =
    member this.X = x

let wrong = foo (bar 1) baz

let n = 1.ToString()

open List

let twice = fun x ->

let f () =
    try
    with _ -> ()

let r = if true then 1 .. 3 else 2 .. 4

let f xs = List.filter (fun x -> x + 1) [ 1 ]

let f<'a when 'a : struct and 'a : not struct> (x: 'a) = x
