let inc x = x + 1
let r = inc 1 2

let add x y = x + y
let sum : int = add 1

printfn "%d %s" "x" 3

let length xs = xs.Length

type Shape = Rect of float * float
let width s = match s with Rect (w, h, d) -> w

type Person = { Name: string; Age: int }
let p = { Name = "n" }

let cell = ref []

let same = (fun x -> x) = (fun x -> x)
