[<Measure>]
type m

let a = 3u<m>
let d = 3uy<m>
let g = 3UL<m>
let i = 3us<m>
let sum = a + 1u<m>
let typed: uint32<m> = sum
