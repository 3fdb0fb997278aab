/**
 * The names of the classes that F# makes of function values, which `%A` and `string` show: what is being defined, the
 * line, and how many of that name the file has had before. F# counts what its optimiser has left, so this counts a closure
 * where that surely leaves one and none where it surely takes it away. What depends on the size of the code around, the
 * README lists as a limit.
 */
import type { ClosureName } from '@fsrs/chunk'

import type { MemberInfo, Type, ValueSymbol } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'
import type { TypedExpr } from '../types/typed-tree.ts'

/** Where function values are being made. */
export interface ClosureHome {
  /** The class of the module: `File+Inner`. */
  readonly module: string
  /** The innermost thing that a `let` or a member is defining. */
  readonly name: string
}

/** The name where nothing is being defined. */
export const NAMELESS = 'clo'

/** Counts a file's closures. */
export class ClosureNames {
  readonly #counts = new Map<string, number>()

  /** The next closure's name. @param line from 1 */
  next({ module, name }: ClosureHome, line: number): ClosureName {
    const count = this.skip(name, 1)
    return `${module}+${name}@${line}${count === 0 ? '' : `-${count}`}`
  }

  /** Passes over closures that F# makes and nobody can see; answers how many there were before. */
  skip(name: string, count: number): number {
    const before = this.#counts.get(name) ?? 0
    this.#counts.set(name, before + count)
    return before
  }
}

/** What a class may be called. */
export function nameOfClass(name: string): string {
  return name.replaceAll(/[.+$&[\]/\\*"`]/g, '-')
}

/** What .NET calls the method of a member. */
export function compiledName({ kind, name }: MemberInfo): string {
  switch (kind) {
    case 'constructor':
      return '.ctor'
    case 'property':
      return `get_${name}`
    case 'setter':
      return `set_${name}`
    case 'method':
      return name === 'Item' ? 'get_Item' : name
  }
}

/** Library functions whose code F# puts in the place of a call, and with it that of the functions which they are given. */
const INLINED: ReadonlySet<string> = new Set([
  'List.iter',
  'List.iteri',
  'Array.map',
  'Array.iter',
  'Array.init',
  'lock',
  ...['List', 'Seq', 'Array'].flatMap((module) =>
    ['sumBy', 'averageBy', 'maxBy', 'minBy'].map((name) => `${module}.${name}`),
  ),
])

/** What becomes of an argument of a library function that is a function. */
export type FunctionArgument =
  /** It becomes part of the code around. */
  | 'inlined'
  /** The library calls it, and shows it to nobody. */
  | 'called'
  /** It is a value like any other. */
  | 'value'

/** What becomes of an argument, by its number, of a function with a name. */
export function useOfArgument({ origin, scheme }: ValueSymbol, index: number): FunctionArgument {
  if (origin.kind !== 'Library' && origin.kind !== 'Host') return 'value'
  let type: Type = resolve(scheme.type)
  for (let i = 0; i < index && type.kind === 'Function'; i++) type = resolve(type.to)
  if (type.kind !== 'Function' || resolve(type.from).kind !== 'Function') return 'value'
  return origin.kind === 'Library' && INLINED.has(origin.key) ? 'inlined' : 'called'
}

/** Closures that a format makes of itself where it is given several arguments at once. */
export function closuresOfFormat({ arguments: { length } }: TypedExpr & { readonly kind: 'Format' }): number {
  return length < 2 ? 0 : length
}
