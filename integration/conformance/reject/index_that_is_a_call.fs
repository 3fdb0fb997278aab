let f x = x[0]
let g (xs: int list) = xs[0]
let h x = x
let i = h[1]
