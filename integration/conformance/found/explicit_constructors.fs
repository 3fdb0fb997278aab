type Rational =
    val Num: int
    val Den: int
    new (n, d) =
        if d = 0 then invalidArg "d" "zero"
        let rec gcd a b = if b = 0 then abs a else gcd b (a % b)
        let g = gcd n d
        { Num = n / g; Den = d / g }
    new (n: int) = Rational(n, 1)
    static member (+) (a: Rational, b: Rational) = Rational(a.Num * b.Den + b.Num * a.Den, a.Den * b.Den)
    static member (/) (a: Rational, b: Rational) = Rational(a.Num * b.Den, a.Den * b.Num)
    static member Zero = Rational 0
    override r.ToString() = if r.Den = 1 then string r.Num else sprintf "%d/%d" r.Num r.Den
let sum = [ Rational(1, 2); Rational(1, 3); Rational 2 ] |> List.fold (+) Rational.Zero
printfn "%O %O" sum (Rational(2, 4) / Rational 3)
printfn "%O" (List.sum [ Rational(1, 4); Rational(1, 4) ])
try Rational(1, 0) |> ignore with :? System.ArgumentException as e -> printfn "%s" e.ParamName
type Queue2<'T> =
    val mutable private front: 'T list
    val mutable private back: 'T list
    new () = { front = []; back = [] }
    new (items: seq<'T>) = { front = List.ofSeq items; back = [] }
    member q.Enqueue x = q.back <- x :: q.back
    member q.Dequeue() =
        match q.front with
        | x :: rest ->
            q.front <- rest
            Some x
        | [] ->
            match List.rev q.back with
            | [] -> None
            | x :: rest ->
                q.front <- rest
                q.back <- []
                Some x
    member q.Show = sprintf "%A|%A" q.front q.back
let q = Queue2<float>([ 1.0; 2.0 ])
q.Enqueue 3.0
printfn "%s %A %A %A %A" q.Show (q.Dequeue()) (q.Dequeue()) (q.Dequeue()) (q.Dequeue())
let q2 = Queue2<string>()
q2.Enqueue "a"
printfn "%s" q2.Show
type Person =
    val Name: string
    val mutable Age: int
    new (name, age) as this =
        { Name = name; Age = age }
        then this.Age <- this.Age + 1
    new (name) = Person(name, 0)
    override p.ToString() = p.Name + " " + string p.Age
printfn "%O %O" (Person("ann", 3)) (Person "bob")
let update (p: Person) = p.Age <- 10; p
printfn "%O" (update (Person "cid"))
[<Struct>]
type Complex =
    val Re: float
    val Im: float
    new (re, im) = { Re = re; Im = im }
    static member (*) (a: Complex, b: Complex) = Complex(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re)
    static member (~-) (a: Complex) = Complex(-a.Re, -a.Im)
    member c.Abs = sqrt (c.Re * c.Re + c.Im * c.Im)
    override c.ToString() = sprintf "%g%+gi" c.Re c.Im
let c = Complex(1.0, 2.0)
printfn "%O %O %.3f" (c * c) (-c) c.Abs
printfn "%b %d" (c = Complex(1.0, 2.0)) (Set.count (set [ c; Complex(1.0, 2.0); Complex(0.0, 0.0) ]))
let d = dict [ c, "c" ]
printfn "%s" d.[Complex(1.0, 2.0)]
