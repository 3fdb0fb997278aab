/** What values of .NET can be seen as, and not here. */
import type { Node, TypeExpr } from '../syntax/ast.ts'
import { isLibrary } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Finding } from '../types/finding.ts'
import { printType } from '../types/type-printer.ts'
import type { Type } from '../types/types.ts'

/** The finding about such a cast; undefined where F# has no such cast either. `written` is the type as it stands there. */
export function missingUpcast(from: Type, to: Type, written: TypeExpr | undefined, at: Node): Finding | undefined {
  const refuse = (name: string, help: string): Finding =>
    catalog.unsupported(at, `The type \`${printType(from)}\` as \`${name}\` is`, help)
  if (isLibrary(from, 'array') && isLibrary(to, 'Array')) return refuse('System.Array', 'Take the array as it is.')
  // Dictionaries stand for the interfaces of all that has keys.
  const name = written?.kind === 'Name' ? written.path.at(-1)!.name : ''
  if (isLibrary(from, 'Map') && isLibrary(to, 'Dictionary') && /^I(?:ReadOnly)?Dictionary$/.test(name))
    return refuse(name, 'Take the `Map` as it is, or make a dictionary of it: `dict (Map.toSeq map)`.')
  return undefined
}
