type B() =
    member _.Bind(x, f) = f x
    member _.Return x = x
    member _.Combine(a, b) = b
    member _.Zero() = 1
    member _.While(c, b) = 1
    member _.For(c, b) = 1
    member _.TryWith(c, b) = 1
    member _.TryFinally(c, b) = 1
let b = B()
let x = b {
    if true then return 1
    return 2 }
let y = b {
    while true do return 1 }
let z = b {
    for i in [ 1 ] do return 1 }
let w = b {
    try return 1 with _ -> return 1 }
let v = b {
    try return 1 finally () }
