// Mistakes with a code of their own.
let one = 1 // error FS0576
and two = 2
let add x y = x + y
let sum = add 1 "a" // error FS0001
let fold = List.fold (fun acc x -> acc + x) "" [ 1; 2 ] // error FS0001
let part = "abc".Substring(1, 2, 3) // error FS0505
let larger = System.Math.Max 1 // error FS0503
let typed = id<int, string> 1 // error FS0687
let all = [ yield! 5 ] // error FS0193
type Shape = Rect of width: float * height: float
let flat = Rect (width = 1.0, depth = 2.0) // error FS3174
let wide shape = match shape with Rect (breadth = b) -> b // error FS3174
let text (error: exn) = match error with :? string -> 1 | _ -> 2 // error FS0193
let count (n: int) = match n with :? string -> 1 | _ -> 2 // error FS0016
let inline foo (x: ^a) = (^a : (member Foo : int) x)
let none = foo 1 // error FS0001
let table = System.Collections.Generic.Dictionary<string, int>()
let found: string = table.["a"] // error FS0193
let disposable = new System.IO.StringWriter()
let rec onesOfOnes = 1 :: onesOfOnes // error FS0260
type Ring = { Value: int; Next: Ring }
type RingPair = { Both: int * RingPair }
let rec ring = { Value = 1; Next = ring } // error FSRS0002
let rec ringPair = { Both = 1, ringPair } // error FS0259
