let negated x = -x
let a = negated true
let difference x y = x - y
let b = difference 1 "a"
let squared x = x * x
let c = squared [ 1 ]
