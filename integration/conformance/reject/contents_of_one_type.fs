let c = { contents = Seq.length }
let a = c.contents [ 1 ]
let b = c.contents [| "a" |]
