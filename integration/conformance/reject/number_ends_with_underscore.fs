let x = 1__000
let y = 1_
