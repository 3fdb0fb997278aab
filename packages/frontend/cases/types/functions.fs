let identity x = x // type: 'a -> 'a
let constant x _ = x // type: 'a -> 'b -> 'a
let compose f g x = g (f x) // type: ('a -> 'b) -> ('b -> 'c) -> 'a -> 'c
let increment x = x + 1 // type: int -> int
let half x = x / 2.0 // type: float -> float
let join a b = a + b + "!" // type: string -> string -> string
let same a b = a = b // type: 'a -> 'a -> bool when 'a : equality
let larger a b = if a > b then a else b // type: 'a -> 'a -> 'a when 'a : comparison
let swap (a, b) = b, a // type: 'a * 'b -> 'b * 'a
let rec length xs = match xs with [] -> 0 | _ :: rest -> 1 + length rest // type: 'a list -> int
let rec isEven n = n = 0 || isOdd (n - 1) // type: int -> bool
and isOdd n = n <> 0 && isEven (n - 1) // type: int -> bool
let apply f = f () // type: (unit -> 'a) -> 'a
let annotated (x: int) y : float = float x * y // type: int -> float -> float
let addThenUse x y = x + y // type: float -> float -> float
let used = addThenUse 1.5 2.0 // type: float
let inline square x = x * x
let both = square 2, square 2.5 // type: int * float
let partial = List.map increment // type: int list -> int list
let pipeline = [ 1; 2 ] |> List.map (fun x -> x + 1) |> List.map float // type: float list
let composed = increment >> half2 >> string // error FS0039
let printer = sprintf "%d-%s" // type: int -> string -> string
let printedHalf = sprintf "%d-%s" 1 // type: string -> string
let text = (1 + 1).ToString() // type: string
