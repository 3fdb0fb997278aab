/** Statements that were meant to be definitions: `lte x = 1`, `int x = 1`. */
import type { Expr, Ident, Pattern } from '../syntax/ast.ts'
import { meantKeyword, sayKeyword } from '../syntax/habits.ts'
import { ERROR_TYPE } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import type { TypedExpr } from '../types/typed-tree.ts'

const DEFINERS = ['let', 'use']
const OTHERS = ['open', 'module', 'type']

/**
 * Reports a statement whose first word stands for a keyword, and brings what it should define into scope, so that its uses are no
 * further errors; undefined for all other statements, of which nothing is reported.
 */
export function misspeltStatement(c: Checker, e: Expr): TypedExpr | undefined {
  const isEquation = e.kind === 'Infix' && e.operator.name === '='
  const application = isEquation ? e.left : e
  if (application.kind !== 'Apply') return undefined
  const first = headOf(application)
  // By far the most statements call what is known.
  const isUnknown = first !== undefined && !c.scope.values.has(first.name)
  if (first === undefined || (!isUnknown && !isEquation)) return undefined
  const words = wordsOf(application)
  const second = words[1]
  if (second === undefined) return undefined
  if (isUnknown) {
    const keyword = meantKeyword(first.name, isEquation ? DEFINERS : OTHERS)
    if (keyword === undefined) return undefined
    c.report(catalog.undefinedName(first, 'value or constructor', first.name, [], sayKeyword(first.name, keyword)))
  } else {
    // `int x = 1`: what stands before the name is a type, or a function that is called as one.
    if (!isEquation || words.length > 2 || !c.scope.types.has(first.name) || c.scope.values.has(second.name))
      return undefined
    const help = `Definitions begin with \`let\`: let ${second.name} = …, or let ${second.name}: ${first.name} = ….`
    c.report(catalog.undefinedName(second, 'value or constructor', second.name, [], help))
  }
  if (isEquation) define(c, second)
  return c.errorExpr(e)
}

function define(c: Checker, name: Ident): void {
  const symbol = c.local(name.name, ERROR_TYPE, name, true)
  c.scope.bindValue(name.name, { kind: 'Value', symbol })
}

function headOf(e: Expr): Ident | undefined {
  let current = e
  while (current.kind === 'Apply') current = current.fn
  return plainName(current)
}

/** The names at the beginning of an application. */
function wordsOf(e: Expr): Ident[] {
  const words: Ident[] = []
  let current = e
  while (current.kind === 'Apply') {
    const name = plainName(current.argument)
    // Parameters may be of any form, but what is defined is a name.
    if (name !== undefined) words.unshift(name)
    else words.length = 0
    current = current.fn
  }
  const head = plainName(current)
  return head === undefined ? [] : [head, ...words]
}

function plainName(e: Expr | Pattern): Ident | undefined {
  return e.kind === 'Name' && 'path' in e && e.path.length === 1 ? e.path[0] : undefined
}
