/** Of which types `null` is a value: strings, objects, .NET's classes, and classes that say so. */
import type { Node } from '../syntax/ast.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { printType } from '../types/type-printer.ts'
import type { Type } from '../types/types.ts'
import { isNullable } from '../types/type-kinds.ts'
import { resolve } from '../types/type-structure.ts'

/** The type of a `null` in a place, as an expression or a pattern; reports where there is none. */
export function nullable(c: Checker, at: Node, expected: Type): Type {
  const type = resolve(expected)
  // What it turns out to be has to have it, too.
  if (type.kind === 'Variable') c.constrain(type, { kind: 'Null' }, at)
  else if (!isNullable(type)) c.report(catalog.notNullable(at, printType(type)))
  return expected
}
