// A value that is used before it is made is made by then in F#: that is refused.
module rec Early // error FSRS0002
let a = b + 1
let b = 2
let f x = g x
let g x = x + 1
