let s = "abc"
let f (x: string) = x
let a = f s.Length
let b : int = s.ToUpper()
type C() =
    member _.P = 1
    member _.M(x: int) = x
let c = f (C().P)
let d : string = C().M 1
printfn "%s" s.Length
if s.Length then ()
