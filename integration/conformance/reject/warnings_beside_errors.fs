type T = A | B | C
let f x = match x with A -> 1 | B -> 2
let g x = match x with A -> 1 | _ -> 2 | B -> 3
let h = 1 + "a"
let k = undefinedName
