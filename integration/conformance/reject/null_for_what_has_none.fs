type Point = { X: int }
let a = null = 5
let b (x: int) = null = x
let c (p: Point) = null <> p
let d (items: int list) = null = items
let e x = match x with null -> 0 | _ -> 1
let f = e [ 1 ]
let g x = if isNull x then null else x
let h = g 5
let i = if true then null else 5
