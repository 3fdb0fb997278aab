  type A = B
let y = 2
let z = 2
