type Leaf = { Value: int } and Node = { Left: Leaf }
let leaf = { Value = 1 }
