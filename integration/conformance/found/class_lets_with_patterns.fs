type A() =
    let a, b = 1, "x"
    let mutable hits, misses = 0, 0
    let mutable (x, y), z = (1, 2), hits + 100
    let bump () = x <- x + z
    static let s, t = 10, 20
    static let mutable u, v = 0, 1
    let (KeyValue (k, _)) = Seq.head (dict [ 7, "seven" ])
    let { contents = q } & r = ref 4
    member _.Hit() = hits <- hits + 1; misses <- misses + 10; bump ()
    member _.All = a, b, hits, misses, x, y, z, k, q, r.Value
    static member S = u <- u + 1; s + t + u + v
let x = A()
x.Hit()
x.Hit()
printfn "%A %d %d" x.All A.S A.S
