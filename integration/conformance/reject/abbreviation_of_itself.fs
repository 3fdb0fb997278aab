type Ints = Ints list
let x = 1
