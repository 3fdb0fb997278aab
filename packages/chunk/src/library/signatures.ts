import { ARRAY } from './array.ts'
import { ARRAY_STATICS } from './array-statics.ts'
import { ASYNC } from './async.ts'
import { BYTES } from './bytes.ts'
import { COLLECTIONS } from './collections.ts'
import { CONSOLE } from './console.ts'
import { CORE } from './core.ts'
import { CULTURE } from './culture.ts'
import { EVENT } from './event.ts'
import { EXCEPTIONS } from './exceptions.ts'
import { LIST } from './list.ts'
import { MAP } from './map.ts'
import { NUMERICS } from './numerics.ts'
import { OPTION } from './option.ts'
import { RANDOM } from './random.ts'
import { SEQ } from './seq.ts'
import { SORTED } from './sorted.ts'
import { STRING } from './string.ts'
import { SYSTEM } from './system.ts'

/**
 * What the library offers: one line a function, read by the front end (types) and held against the machine's
 * implementations by a test. The lines are grouped in files by module.
 *
 *     List.map : ('a -> 'b) -> 'a list -> 'b list
 *     List.sum ['a] : 'a list -> 'a when 'a : sum
 *     List.contains : 'a -> 'a list -> bool when 'a : equality
 *     member string.Substring#1 : int -> string
 *     member string.Substring#2 : int * int -> string
 *     member list<'a>.Length : int
 *     member Map<'k,'v>.Item : 'k -> 'v
 *     static System.Math.Max#1 : int * int -> int
 *     new ResizeArray<'a>#0 : unit -> ResizeArray<'a>
 *     member string.Trim#3... : char array -> string
 *
 * - Before the colon stands the name under which the machine implements it, `member`, `static` and `new` included in
 *   none: the key of `List.map` is `List.map`, of the first Substring `string.Substring#1`, of the constructor
 *   `new ResizeArray#0`; type parameters are left out. `#1`, `#2` … tell overloads apart and are no part of the F# name.
 * - `...` after the number: the items of the last parameter, an array, may be given one by one.
 * - `'_` is no type argument that F# has: `seq<'_>` stands for any sequence, of .NET's without a type.
 * - `['a 'b]` lists type variables whose representation the machine gets as leading arguments.
 * - A member without `->` is a property; `member T.Item` is the indexer; `T.Item=` sets; `Name=` sets a property.
 *   The machine's function takes the target as first argument; arguments in a tuple of a member, static or
 *   constructor are spread; `unit` arguments are left out.
 * - Constraints: F#'s `equality`, `comparison`, and our own `number` (the arithmetic types), `integer`, `sum` (has + and
 *   zero), `average` (has +, zero and division by an int), `signed`, `real` (float, float32), `enum<int>` (an enum of ints),
 *   `root<'b>` (float or float32, of which `'b` is the square root, with its unit).
 * - `#` at the start of a line is a comment.
 */
export const LIBRARY_SIGNATURES: readonly string[] = [
  CORE,
  LIST,
  ARRAY,
  ARRAY_STATICS,
  SEQ,
  OPTION,
  STRING,
  BYTES,
  MAP,
  COLLECTIONS,
  SORTED,
  EXCEPTIONS,
  SYSTEM,
  NUMERICS,
  RANDOM,
  CONSOLE,
  CULTURE,
  ASYNC,
  EVENT,
]
