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
export function namesNotReady(bindings: readonly Binding[], isTop: boolean): NotReady {
  return { names: unreadyNames(bindings, isTop), isTold: false }
}

/** The names of a group, and whether FS0040 has been told of it: F# does once a group. */
interface NotReady {
  readonly names: ReadonlySet<string>
  isTold: boolean
}

function unreadyNames(bindings: readonly Binding[], isTop: boolean): ReadonlySet<string> {
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
export function checkValueRecursion(c: Checker, body: Expr, group: NotReady): void {
  const { names } = group
  const inner = unparen(body)
  if (isData(c, inner)) return
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
      if (head !== undefined && names.has(head.name)) reportUse(c, head, isDelayed, group)
      return
    }
    const delays =
      kind === 'Fun' || kind === 'Function' || kind === 'Lazy' || kind === 'Computation' || kind === 'MemberLambda'
    for (const each of Object.values(node)) if (typeof each === 'object') visit(each, isDelayed || delays)
  }
  /** Data that holds the value that it is itself a part of. */
  const visitData = (e: Expr, around: Expr | undefined): void => {
    const parts = partsOf(c, e)
    if (parts !== undefined) for (const each of parts) visitData(unparen(each), e)
    else if (around !== undefined && e.kind === 'Name' && names.has(e.path[0]!.name) && e.path.length === 1)
      c.report(catalog.dataOfItself(around, e.path[0]!.name, containerOf(c, around)))
    else visit(e, false)
  }
  visitData(inner, undefined)
}

function reportUse(c: Checker, name: Ident, isDelayed: boolean, group: NotReady): void {
  if (!isDelayed) return c.report(catalog.immediateRecursion(name, name.name))
  if (!group.isTold) c.report(catalog.delayedRecursion(name, name.name))
  group.isTold = true
}

/** What is put into data at once, `Parser (fun … -> …)`, is there before anything can run it. */
function isData(c: Checker, of: Expr): boolean {
  const e = unparen(of)
  if (e.kind === 'Fun' || e.kind === 'Function' || e.kind === 'Lazy' || e.kind === 'Const') return true
  const isPlain = e.kind === 'Tuple' || e.kind === 'Record' || e.kind === 'Apply'
  return isPlain && partsOf(c, e)?.every((each) => isData(c, each)) === true
}

/** The parts of a tuple, a list, a record or a case, as they are written; undefined for all other expressions. */
function partsOf(c: Checker, e: Expr): readonly Expr[] | undefined {
  switch (e.kind) {
    case 'Tuple':
      return e.items
    case 'Record':
      return e.copyOf === undefined ? e.fields.map((each) => each.value) : undefined
    case 'List':
      return e.content.kind === 'Elements' ? e.content.elements : undefined
    case 'Infix':
      return e.operator.name === '::' ? [e.left, e.right] : undefined
    case 'Apply': {
      if (!isCase(c, e)) return undefined
      const argument = unparen(e.argument)
      return argument.kind === 'Tuple' ? argument.items : [argument]
    }
    default:
      return undefined
  }
}

function isCase(c: Checker, { fn }: Expr & { kind: 'Apply' }): boolean {
  if (fn.kind !== 'Name') return false
  const meaning = resolvePath(c, fn.path)
  return meaning.kind === 'Entry' && meaning.entry.kind === 'Case'
}

/** F# ties knots through records and unions of the program only. */
function containerOf(c: Checker, e: Expr): 'tuple' | 'library' | 'own' {
  if (e.kind === 'Tuple') return 'tuple'
  if (e.kind === 'List' || e.kind === 'Infix') return 'library'
  if (e.kind !== 'Apply' || e.fn.kind !== 'Name') return 'own'
  const meaning = resolvePath(c, e.fn.path)
  const definition =
    meaning.kind === 'Entry' && meaning.entry.kind === 'Case' ? meaning.entry.case.owner.definition : undefined
  return definition?.kind === 'Library' ? 'library' : 'own'
}
