/** `let rec` of values: what would be used before it is there. */
import type { Binding, Expr, Ident } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import * as catalog from '../types/catalog.ts'
import { boundName } from './bound-name.ts'
import type { Checker } from './checker.ts'
import { namesWithin } from './inlining.ts'
import { resolvePath } from './names.ts'

/**
 * The names of a group that none of its values may use at once. Functions of a file are there from the start, if what
 * they do needs none of the values.
 */
export function namesNotReady(bindings: readonly Binding[], isTop: boolean): ReadonlySet<string> {
  const namesOf = (some: readonly Binding[]): string[] =>
    some.flatMap((each) => boundName(each.pattern)?.ident.name ?? [])
  const values = bindings.filter((each) => each.parameters.length === 0)
  if (!isTop || values.length === 0 || values.length === bindings.length) return new Set(namesOf(bindings))
  const functions = bindings.filter((each) => each.parameters.length > 0)
  const used = namesWithin(functions.map((each) => each.body))
  const unready = namesOf(values)
  return new Set(unready.some((name) => used.has(name)) ? namesOf(bindings) : unready)
}

/** A recursive value may use the group's names in functions only (FS0040), not for itself at once (FS0031). */
export function checkValueRecursion(c: Checker, body: Expr, names: ReadonlySet<string>): void {
  const inner = unparen(body)
  if (inner.kind === 'Fun' || inner.kind === 'Function' || inner.kind === 'Lazy') return
  // What is put into data at once, `Parser (fun … -> …)`, is there before anything can run it.
  const isData = (e: Expr): boolean => {
    if (e.kind === 'Paren') return isData(e.inner)
    if (e.kind === 'Fun' || e.kind === 'Function' || e.kind === 'Lazy' || e.kind === 'Const') return true
    if (e.kind === 'Tuple') return e.items.every(isData)
    if (e.kind === 'Record') return e.copyOf === undefined && e.fields.every((each) => isData(each.value))
    if (e.kind !== 'Apply' || e.fn.kind !== 'Name') return false
    const meaning = resolvePath(c, e.fn.path)
    return meaning.kind === 'Entry' && meaning.entry.kind === 'Case' && isData(e.argument)
  }
  if (isData(inner)) return
  const visit = (node: unknown, isDelayed: boolean): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each, isDelayed)
      return
    }
    if (typeof node !== 'object' || node === null) return
    const kind = 'kind' in node ? node.kind : undefined
    if (kind === 'Name' && 'path' in node) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a `Name` has such a path
      const [head] = node.path as readonly Ident[]
      if (head !== undefined && names.has(head.name))
        c.report(isDelayed ? catalog.delayedRecursion(head, head.name) : catalog.immediateRecursion(head, head.name))
      return
    }
    const delays =
      kind === 'Fun' || kind === 'Function' || kind === 'Lazy' || kind === 'Computation' || kind === 'MemberLambda'
    for (const each of Object.values(node)) if (typeof each === 'object') visit(each, isDelayed || delays)
  }
  visit(inner, false)
}
