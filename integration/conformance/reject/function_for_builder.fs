let b x = x
let y = b { 1 }
let z = printfn { 1 }
