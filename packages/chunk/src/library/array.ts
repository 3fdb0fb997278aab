/** The Array module and the members of arrays. */
export const ARRAY = `
Array.map ['b] : ('a -> 'b) -> 'a array -> 'b array
Array.length : 'a array -> int
Array.zeroCreate ['a] : int -> 'a array
member array<'a>.Length : int
`
