/** System.Random with a seed, which repeats itself; chance itself is nothing that a script is given. */
export const RANDOM = `
new System.Random#1 : int -> System.Random
member System.Random.Next : unit -> int
member System.Random.Next#1 : int -> int
member System.Random.Next#2 : int * int -> int
member System.Random.NextDouble : unit -> float
member System.Random.NextBytes : byte array -> unit
`
