type B() =
    member _.Return x = x
let b = B()
let x = b {
    let! y = 1
    let! z = 2
    return y + z }
