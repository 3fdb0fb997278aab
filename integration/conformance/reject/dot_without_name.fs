let x = 1 2 3
let y = x.
