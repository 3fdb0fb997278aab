let r = [ 1 ] + [ 2 ]

let r = true + false

let r = Some 1 + 1

let f () = async { return 1 }
let r = f () + 1

let r = ref 1
let n = r + 1

let r = "a".ToUpper + "b"

let add a b = a + b
let r = add (1, 2) 3

let r: string = () + 1

let f x = x - "a"

let r = 2 ** 3

let s = "a" + 'b'

let s = "count: " + 3

let f (x: int) = if x then 1 else 2

let xs: int[] = [ 1; 2 ]

let f x = raise "bad"

let names = Map.ofList [ "a", 1 ]
let n: string = names["a"]

[<Measure>]
type m
let d = 1.0<m> + 2.0
