type Logger(prefix: string) =
    let lines = ResizeArray<string>()
    member this.Log(msg: string) = lines.Add(prefix + msg)
    member this.Log(n: int) = lines.Add(sprintf "%s#%d" prefix n)
    member this.Log(fmt: string, x: float) = lines.Add(sprintf "%s%s=%.1f" prefix fmt x)
    member this.Log(xs: int list) = for x in xs do this.Log x
    member this.Lines = List.ofSeq lines
let l = Logger("> ")
l.Log "hello"
l.Log 5
l.Log("pi", 3.14159)
l.Log [ 1; 2 ]
printfn "%A" l.Lines

type Config() =
    member val Width = 80 with get, set
    member val Height = 24 with get, set
    member val Title = "untitled" with get, set
    member c.Show() = sprintf "%s %dx%d" c.Title c.Width c.Height
printfn "%s" (Config(Width = 100, Title = "big").Show())
printfn "%s" (Config().Show())

type Window(title: string, ?width: int, ?height: int) =
    let w = defaultArg width 640
    let h = defaultArg height 480
    member val Visible = false with get, set
    member x.Resize(?w: int, ?h: int) = Window(title, ?width = w, ?height = h)
    override x.ToString() = sprintf "%s:%dx%d%s" title w h (if x.Visible then "*" else "")
printfn "%O" (Window "a")
printfn "%O" (Window("b", 10))
printfn "%O" (Window("c", height = 7, Visible = true))
printfn "%O" (Window("d").Resize(h = 3))

type Math2 =
    static member Clamp(x: int, lo: int, hi: int) = max lo (min hi x)
    static member Clamp(x: float, lo: float, hi: float) = max lo (min hi x)
    static member inline Lerp(a, b, t) = a + (b - a) * t
    static member Sum([<System.ParamArray>] xs: int[]) = Array.sum xs
printfn "%d %g" (Math2.Clamp(15, 0, 10)) (Math2.Clamp(hi = 1.0, lo = 0.0, x = 0.5))
printfn "%g" (Math2.Lerp(1.0, 3.0, 0.25))
printfn "%d %d" (Math2.Sum(1, 2, 3)) (Math2.Sum())

type System.String with
    member s.Shout = s.ToUpper() + "!"
    member s.Repeat(n) = String.replicate n s
type System.Int32 with
    member i.IsEven = i % 2 = 0
    static member Parity(i: int) = if i % 2 = 0 then "even" else "odd"
type List<'a> with
    member l.Second = l.Tail.Head
printfn "%s %s %b %s %d" ("hey".Shout) ("ab".Repeat 3) ((4).IsEven) (System.Int32.Parity 3) ([ 1; 2; 3 ].Second)

let inline addAll (xs: ^a list) (zero: ^a) = List.fold (+) zero xs
let inline nameOf (x: ^t) = (^t : (member Name : string) x)
type Dog(n) = member d.Name : string = n
type Cat = { Name: string }
printfn "%s %s" (nameOf (Dog "rex")) (nameOf { Name = "tom" })
printfn "%g %d" (addAll [ 1.0; 2.0 ] 0.0) (addAll [ 1; 2 ] 0)

type Matrix(rows: int, cols: int) =
    let data = Array.zeroCreate<float> (rows * cols)
    member m.Item
        with get (r: int, c: int) = data.[r * cols + c]
        and set (r: int, c: int) v = data.[r * cols + c] <- v
    member m.Rows = rows
    static member Identity n =
        let m = Matrix(n, n)
        for i in 0 .. n - 1 do m.[i, i] <- 1.0
        m
    static member (*) (a: Matrix, b: Matrix) =
        let m = Matrix(a.Rows, a.Rows)
        for i in 0 .. a.Rows - 1 do
            for j in 0 .. a.Rows - 1 do
                let mutable s = 0.0
                for k in 0 .. a.Rows - 1 do s <- s + a.[i, k] * b.[k, j]
                m.[i, j] <- s
        m
let m = Matrix.Identity 2
m.[0, 1] <- 2.0
let mm = m * m
printfn "%g %g %g %g" mm.[0, 0] mm.[0, 1] mm.[1, 0] mm.[1, 1]
