let f x = 1
let r = f (
   1
 ), 3
