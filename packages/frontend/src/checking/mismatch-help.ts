/** What to write instead of a value of the wrong type, for the mix-ups that happen most. */
import type { Type } from '../types/types.ts'

/** @param text what is written there */
export function mismatchHelp(actual: Type, expected: Type, text: string): string | undefined {
  const from = actual.kind === 'Named' ? actual.constructor.name : actual.kind
  const to = expected.kind === 'Named' ? expected.constructor.name : expected.kind
  if (isOfHost(actual) !== isOfHost(expected) && from.split('.').at(-1) === to.split('.').at(-1))
    return 'One of them is an object that only the host knows: signatures of the host cannot name types of a program.'
  return literalHelp(from, to, text) ?? unitHelp(actual, expected, text) ?? conversionHelp(from, to, text)
}

/** A constant is written otherwise. */
function literalHelp(from: string, to: string, text: string): string | undefined {
  if (/^-?\d+$/.test(text)) {
    if (to === 'float') return `Write ${text}.0 or float ${text}.`
    if (to === 'int64') return `Write ${text}L.`
    if (to === 'string') return `Write "${text}" for a string.`
    if (to === 'list') return `Write [${text}] for a list of one.`
  }
  if (from === 'string' && to === 'int' && /^"-?\d+"$/.test(text)) return `Write ${text.slice(1, -1)} without quotes.`
  if (from === 'string' && to === 'char' && /^".?"$/.test(text)) return `Write '${text.slice(1, -1)}' for a char.`
  if (from === 'char' && to === 'string' && /^'[^\\]'$/.test(text)) return `Write "${text.slice(1, -1)}" for a string.`
  if (from === 'string' && to === 'exn') return `Write \`failwith ${text}\`, which raises an exception with that text.`
  return undefined
}

/** A number that lacks the unit of the other. */
function unitHelp(actual: Type, expected: Type, text: string): string | undefined {
  if (actual.kind !== 'Named' || expected.kind !== 'Named' || actual.constructor !== expected.constructor)
    return undefined
  const isPlain = actual.arguments.length === 0 && expected.arguments.length > 0
  return isPlain && /^[\d.]+$/.test(text) ? `Write ${text}<…> with the unit behind it.` : undefined
}

/** A function between the two. */
function conversionHelp(from: string, to: string, text: string): string | undefined {
  if (to === 'Tuple' && from !== 'Tuple' && from !== 'Variable')
    return 'Several values in one pair of parentheses are expected, with commas between them: is one missing?'
  if (from === 'Tuple' && to !== 'Tuple' && to !== 'Variable')
    return "Commas make one tuple: arguments of a function stand without them, fields and elements are separated by ';'."
  if (from === 'unit' && text !== '()') return 'Nothing comes out of this: it is done for its effect.'
  // No function makes one of what is written there: it is written otherwise.
  if (/^"[^"]*"$/.test(text) && to !== 'option') return undefined
  if (from === 'int' && to === 'float') return 'Convert it: float (…).'
  if (from === 'float' && to === 'int') return 'Convert it: int (…), which drops the fraction; or round first.'
  if (from === 'int' && to === 'int64') return 'Convert it: int64 (…).'
  if (to === 'string' && (from === 'int' || from === 'float' || from === 'bool' || from === 'char'))
    return 'Convert it: string (…).'
  if (from === 'string' && to === 'int')
    return 'Convert it: int (…), which raises an exception where the text is no number.'
  if (to === 'bool' && (from === 'int' || from === 'float'))
    return 'Only a bool is true or false: compare it, as in `x <> 0`.'
  if (from === 'Async' && to !== 'Async') return 'Within `async { … }` take its result with `let! x = …`.'
  if (from === 'bool' && to === 'ref') return 'Write `not` for what is not: `!` takes what a ref cell holds.'
  if (from === 'ref' && to !== 'ref') return 'Write `.Value` behind it for what it holds.'
  if (from === 'array' && to === 'list') return 'Convert it: List.ofArray (…).'
  if (from === 'list' && to === 'array') return 'Arrays are written [| 1; 2 |]; List.toArray converts.'
  if (from === 'seq' && to === 'list') return 'Convert it: List.ofSeq (…).'
  if (from === 'seq' && to === 'array') return 'Convert it: Array.ofSeq (…).'
  if (from === 'option' && to !== 'option')
    return 'Take the value out with `match … with Some x -> … | None -> …` or Option.defaultValue.'
  if (to === 'option' && from !== 'option') return 'Wrap it: Some (…).'
  if (to === 'unit') return 'Pass it on with `|> ignore` if its value does not matter.'
  if (from === 'Function' && to !== 'Variable') return 'This is a function: is an argument missing?'
  return undefined
}

function isOfHost(type: Type): boolean {
  return type.kind === 'Named' && type.constructor.definition.kind === 'Host'
}
