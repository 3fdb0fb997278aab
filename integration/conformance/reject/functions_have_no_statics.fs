let a = int.Parse "3"
let b = string.Join(",", [ "a" ])
let c = bool.Parse "true"
