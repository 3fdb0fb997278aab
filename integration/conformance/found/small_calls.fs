// Small functions and closures that are only called: each line's effects happen once, in F#'s order.
let show label x = printfn "%s %A" label x

let compose f g = fun x -> g (f x)
let add n = fun x -> x + n
let square x = x * x
let pick c a b = if c then a else b
let both a b = a && b
let twice f = fun x -> f (f x)
let flip f = fun a b -> f b a
let sub a b = a - b
let constant k = fun _ -> k

// An argument is worked out once, whatever the body does with it.
let mutable calls = 0
let next () =
    calls <- calls + 1
    calls
show "square of a call" (square (next ()))
show "calls" calls
show "unused argument" (constant 7 (next ()))
show "calls" calls
show "both sides are arguments" (both (next () > 100) (next () > 100))
show "calls" calls
show "order" (sub (next ()) (next ()))

// What was captured is what it was then.
let captured () =
    let mutable s = 1
    let f = add s
    s <- 100
    let g = add s
    s <- 1000
    f 1 + g 1
show "captured" (captured ())

let inLoops () =
    let kept = ResizeArray<int -> int>()
    let mutable sum = 0
    for i in 1 .. 3 do
        let f = compose (add i) square
        sum <- sum + f i
        let h = add (i * 10)
        kept.Add h
        sum <- sum + h 1
    sum, [ for f in kept -> f 0 ]
show "in loops" (inLoops ())

// Functions of functions, given some of their arguments.
show "twice" (twice (add 3) 10)
show "twice twice" (twice (twice square) 2)
show "flip" (flip sub 1 10)
show "partial" (List.map (sub 10) [ 1; 2; 3 ])
let minusFive = flip sub 5
show "top level" (minusFive 7)
let local x =
    let f a = a + x
    let g a b = f a * f b
    g 1 2 + f 3
show "local" (local 10)
let nested x =
    let f = fun a -> (fun b -> a * b + x)
    f 2 3 + (f 4) 5
show "nested" (nested 100)

// One that is called and handed on, too, is made.
let handedOn () =
    let f = add 5
    f 1, List.map f [ 1; 2 ]
show "handed on" (handedOn ())
let shadowed () =
    let x = 1
    let f y = x + y
    let x = 10
    f x + x
show "shadowed" (shadowed ())

// Wrapping, and comparisons, come to the same.
show "wraps" (square 65536, square 46341, add System.Int32.MaxValue 1)
show "floats" ((fun (a: float) b -> a / b) 1.0 0.0, (fun (a: float) -> a * 0.1) 3.0)
show "pick" (pick (sub 1 2 < 0) "less" "more")

// What can fail fails where it stood.
let quotient a b = a / b
let guarded f = try string (f ()) with e -> e.GetType().Name
show "divides" (guarded (fun () -> quotient 1 (sub 1 1)))
let rec count n = if n = 0 then 0 else 1 + count (sub n 1)
show "recursion" (count 1000)
let rec isEven n = if n = 0 then true else isOdd (sub n 1)
and isOdd n = if n = 0 then false else isEven (sub n 1)
show "mutual" (isEven 1001, isOdd 1001)
let condition x = if square x > 10 then next () else -1
show "branches" (condition 1, condition 4)
show "calls" calls
