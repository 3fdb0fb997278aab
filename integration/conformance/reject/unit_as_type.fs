[<Measure>] type m
let f (x: m) = x
