  let x = 1
  let z = 1
let y = 2
