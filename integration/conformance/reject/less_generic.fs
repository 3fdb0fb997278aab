let f (x: 'a list) : 'b list = x
let g<'a> (x: 'a) : int = x
let id2 (x: 'a) : 'a = 5
