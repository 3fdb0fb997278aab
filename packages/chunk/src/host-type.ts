import { parseType } from './type-syntax.ts'
import type { TypeSyntax } from './type-syntax.ts'

/** How many arguments the types take that can be handed over between a script and its host; those of primitives are none. */
const ARGUMENTS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'unit bool char string int int32 float double float32 single int64 uint64 int16 uint16 byte uint8 sbyte int8 uint32 decimal bigint obj exn'
      .split(' ')
      .map((name) => [name, 0]),
  ),
  list: 1,
  List: 1,
  array: 1,
  option: 1,
  Option: 1,
  seq: 1,
  ref: 1,
  Map: 2,
  Set: 1,
  ResizeArray: 1,
  Dictionary: 2,
  HashSet: 1,
  Lazy: 1,
  Result: 2,
  Async: 1,
}

/** Types that scripts have, but that are not handed over; as the name of an object of the host each would mislead. */
const KEPT_INSIDE: ReadonlySet<string> = new Set(
  'Choice voption ValueOption Queue Stack SortedSet SortedDictionary LinkedList KeyValuePair'.split(' '),
)

/** Reads a type that a host wrote; the answer is a message where the text is none, or names what cannot be handed over. */
export function parseHostType(text: unknown): { readonly type: TypeSyntax } | { readonly error: string } {
  if (typeof text !== 'string') return { error: 'it is no text' }
  const parsed = parseType(text)
  if ('error' in parsed) return parsed
  const error = mistakeIn(parsed.type)
  return error === undefined ? parsed : { error }
}

function mistakeIn(type: TypeSyntax): string | undefined {
  return mistakeOf(type) ?? firstOf(partsOf(type))
}

function firstOf(types: readonly TypeSyntax[]): string | undefined {
  for (const type of types) {
    const mistake = mistakeIn(type)
    if (mistake !== undefined) return mistake
  }
  return undefined
}

function mistakeOf(type: TypeSyntax): string | undefined {
  if (type.k !== 'name') return undefined
  const { name, args } = type
  if (KEPT_INSIDE.has(name)) return `\`${name}\` cannot be handed over between a script and its host`
  const expected = Object.hasOwn(ARGUMENTS, name) ? ARGUMENTS[name]! : args.length
  if (args.length === expected) return undefined
  return `\`${name}\` takes ${expected === 0 ? 'no type arguments' : `${expected} type argument${expected === 1 ? '' : 's'}`}, not ${args.length}`
}

function partsOf(type: TypeSyntax): readonly TypeSyntax[] {
  switch (type.k) {
    case 'name':
      return type.args
    case 'variable':
      return []
    case 'function':
      return [type.from, type.to]
    case 'tuple':
      return type.items
    case 'anonymous':
      return type.fields.map((field) => field.type)
  }
}
