let s = 'hello'
let t = 'hello world'
