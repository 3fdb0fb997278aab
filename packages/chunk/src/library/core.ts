/** Operators as functions and what FSharp.Core opens by itself. */
export const CORE = `
id : 'a -> 'a
ignore : 'a -> unit
fst : 'a * 'b -> 'a
snd : 'a * 'b -> 'b
not : bool -> bool
failwith : string -> 'a
string ['a] : 'a -> string
`
