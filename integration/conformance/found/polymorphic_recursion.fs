let rec even n = if n = 0 then true else odd (n - 1)
and odd n = if n = 0 then false else even (n - 1)
printfn "%b" (even 10)
let rec f (x: int) : int list = if x = 0 then [] else x :: g (string x)
and g (s: string) : int list = f (int s - 1)
printfn "%A" (f 3)
let rec fix f x = f (fix f) x
printfn "%d" (fix (fun self n -> if n = 0 then 1 else n * self (n - 1)) 5)
let rec len<'a> (xs: 'a list) : int = match xs with [] -> 0 | _ :: t -> 1 + len t
printfn "%d %d" (len [1;2]) (len ["a"])
type Nested<'a> = Flat of 'a | Nest of Nested<'a list>
let rec depth<'a> (n: Nested<'a>) : int = match n with Flat _ -> 0 | Nest m -> 1 + depth m
printfn "%d" (depth (Nest (Nest (Flat [[1]]))))
