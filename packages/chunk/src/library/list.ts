/** The List module and the members of lists. */
export const LIST = `
List.map : ('a -> 'b) -> 'a list -> 'b list
List.length : 'a list -> int
List.sum ['a] : 'a list -> 'a when 'a : sum
member list<'a>.Length : int
`
