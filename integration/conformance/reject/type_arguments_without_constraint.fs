type T<'a> = { S: Set<'a> }
type U<'a when 'a : comparison> = { I: 'a list }
let s : U<int -> int> = { I = [] }
