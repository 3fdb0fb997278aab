let f x = (1-)
let g x = if x > then 1 else 2
let h = (1, )
