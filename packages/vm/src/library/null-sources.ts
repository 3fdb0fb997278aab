/**
 * `null` where a function takes a sequence: FSharp.Core says so when the function is called, although most of them
 * look at the sequence later, or never.
 */
import { raiseNull } from './exceptions.ts'
import type { LibraryFunction } from './library-contract.ts'

/** Those that FSharp.Core expands where they are called, or that look at their source when the result is gone through. */
const UNCHECKED: ReadonlySet<string> = new Set(['Seq.sum', 'Seq.sumBy', 'Seq.groupBy', 'Seq.delay', 'Seq.cast'])

/** Functions of other modules, and parameters that have names of their own. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'List.ofSeq': ['source'],
  'Array.ofSeq': ['source'],
  'String.concat': ['values'],
  'new ResizeArray#2': ['collection'],
  'new HashSet#1': ['collection'],
  'Seq.concat': ['sources'],
  'Seq.except': ['itemsToExclude', 'source'],
  'Seq.insertManyAt': ['values', 'source'],
  'Seq.transpose': ['source'],
}

/** @param type as it stands in the library's signatures @param reps how many representations come before the arguments */
export function refusingNull(call: LibraryFunction, key: string, type: string, reps: number): LibraryFunction {
  if (UNCHECKED.has(key) || !(key.startsWith('Seq.') || Object.hasOwn(NAMES, key))) return call
  const { found, count } = placesOfSequences(type)
  const places = found.map((place) => place + reps)
  const names = NAMES[key] ?? (places.length === 1 ? ['source'] : places.map((_, i) => `source${i + 1}`))
  let checked = call
  // The first parameter is looked at first: its check is the outermost.
  for (let i = places.length - 1; i >= 0; i--) checked = withCheck(checked, places[i]!, count + reps, names[i]!)
  return checked
}

/** Which of the parameters, of which there are so many, are sequences, or the array that one is made of. */
function placesOfSequences(type: string): { readonly found: readonly number[]; readonly count: number } {
  const found: number[] = []
  let depth = 0
  let start = 0
  let place = 0
  for (let at = 0; at < type.length; at++) {
    const character = type[at]!
    if (character === '(' || character === '<') depth++
    else if (character === ')' || (character === '>' && type[at - 1] !== '-')) depth--
    else if (character === '-' && type[at + 1] === '>' && depth === 0) {
      if (/^(?:#?seq<|'\w+ array$)/.test(type.slice(start, at).trim())) found.push(place)
      place++
      start = at + 2
    }
  }
  return { found, count: place }
}

/** The most common ones take no more arguments than they have, which is faster. */
function withCheck(call: LibraryFunction, place: number, count: number, name: string): LibraryFunction {
  if (count === 1) return (a) => call(a ?? raiseNull(name))
  if (count === 2 && place === 1) return (a, b) => call(a, b ?? raiseNull(name))
  switch (place) {
    case 0:
      return (a, b, c, d) => call(a ?? raiseNull(name), b, c, d)
    case 1:
      return (a, b, c, d) => call(a, b ?? raiseNull(name), c, d)
    case 2:
      return (a, b, c, d) => call(a, b, c ?? raiseNull(name), d)
    default:
      return (a, b, c, d, e) => call(a, b, c, d ?? raiseNull(name), e)
  }
}
