type Counter(start: int) =
    let mutable n = start
    member _.Next() =
        n <- n + 1
        n
    member _.Value with get () = n and set v = n <- v
    static member Create() = Counter(0)
type IShape =
    abstract Area: float
type Square(side: float) =
    interface IShape with
        member _.Area = side * side
type Vector = { X: float; Y: float } with
    static member (+) (a, b) = { X = a.X + b.X; Y = a.Y + b.Y }
    member v.Scale k = { X = v.X * k; Y = v.Y * k }
let counter = Counter.Create() // type: Counter
let next = counter.Next() // type: int
let shapes: IShape list = [ Square 1.0 ] // type: IShape list
let areas = shapes |> List.map (fun s -> s.Area) // type: float list
let sum = { X = 1.0; Y = 2.0 } + { X = 0.0; Y = 1.0 } // type: Vector
let scaled = List.map (fun v -> v.Scale 2.0) [ sum ] // error FS0072
let piped = [ sum ] |> List.map (fun v -> v.Scale 2.0) // type: Vector list
let wrong = Counter("a") // error FS0001
let unknown = counter.Previous() // error FS0039
let product = sum * sum // error FS0043
