/** What is said of operands that an operator does not take: F#'s numbers at F#'s places. */
import type { Node } from '../syntax/ast.ts'
import * as catalog from '../types/catalog.ts'
import type { Finding } from '../types/finding.ts'
import { isBuiltIn, supports } from './operator-support.ts'
import type { Checker } from './checker.ts'
import { mismatchHelp } from './mismatch-help.ts'
import { mismatchCode } from './supertypes.ts'
import { ARITHMETIC } from '../types/intrinsics.ts'
import { printType } from '../types/type-printer.ts'
import type { OperatorApplication } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

/** FS0001, FS0043, FS0071 or FS0193, by what is wrong with which operand. */
export function refuseOperands(c: Checker, application: OperatorApplication, operands: readonly Type[]): void {
  const { operator, operandNodes, at } = application
  if (!isBuiltIn(operator))
    return c.report(
      catalog.undefinedOperator(
        at,
        operator,
        operands.some((each) => each.kind === 'Variable'),
      ),
    )
  const shown = operator.replace(/^~(?=[-+])/, '')
  const [left, right] = operands
  const isKnown = operands.every((each) => each.kind !== 'Variable')
  if (isKnown && c.wokenAt !== undefined && isOfBefore(c, application))
    return refuseLater(c, application, operands, c.wokenAt)
  // A number beside something else: the something is what does not fit.
  if (right !== undefined && left!.kind === 'Named' && right.kind === 'Named') {
    if (supports(operator, left!) && !supports(operator, right)) {
      const why = { text: `\`${shown}\` takes two of the same type`, at: operandNodes[0] }
      c.reportFailure({ kind: 'Mismatch' }, right, left!, operandNodes[1]!, why, codeOfRight(application))
      return
    }
    if (supports(operator, right) && !supports(operator, left!)) {
      c.report(unequal(c, application, left!, right))
      return
    }
  }
  const place = placeOf(application, right)
  const isLeft = left!.kind !== 'Variable' || right === undefined
  const [culprit, node] = isLeft ? [left!, operandNodes[0] ?? at] : [right, operandNodes[1]!]
  const type = printType(culprit)
  const labels = place.at === node ? [] : [{ at: node, message: `this is \`${type}\`` }]
  const more = { labels, help: operatorHelp(operator, culprit) }
  c.report(catalog.operatorNotSupported(place.at, shown, type, more, place.code))
}

/** What F# calls a mismatch at the right operand. */
export function codeOfRight({ typed }: OperatorApplication): ReturnType<typeof mismatchCode> {
  const right = typed?.kind === 'Operator' ? typed.operands[1] : undefined
  return right === undefined ? undefined : mismatchCode(right, undefined)
}

/**
 * F# finds what is wrong with arithmetic at the operator (FS0071 where a type is not known), or at its right operand where it
 * knows what the place expects; with all other operators at the first operand.
 */
function placeOf(
  application: OperatorApplication,
  right: Type | undefined,
): { readonly at: Node; readonly code: 'FS0001' | 'FS0043' | 'FS0071' | 'FS0193' } {
  const { operator, operands, operandNodes, at, expected } = application
  if (right === undefined || !ARITHMETIC.has(operator) || operator === '**')
    return { at: operandNodes[0] ?? at, code: 'FS0001' }
  if (operands.some((each) => resolve(each).kind === 'Variable')) return { at, code: 'FS0071' }
  if (expected === undefined || resolve(expected).kind === 'Variable') return { at, code: 'FS0043' }
  return { at: operandNodes[1]!, code: codeOfRight(application) ?? 'FS0001' }
}

/** An operator between two of different types. */
export function unequal(c: Checker, application: OperatorApplication, left: Type, right: Type): Finding {
  const { operator, operandNodes } = application
  const [first, second] = [printType(left), printType(right)]
  const { at, code } = placeOf(application, right)
  const labels = [
    { at: operandNodes[0]!, message: `this is \`${first}\`` },
    { at: operandNodes[1]!, message: `this is \`${second}\`` },
  ].filter((each) => each.at !== at)
  const help = mismatchHelp(left, right, c.source.text.slice(operandNodes[0]!.start, operandNodes[0]!.end))
  return catalog.unequalOperands(at, operator, first, second, { code, labels, help })
}

/** Whether an application stands in an item before the one that is being checked. */
export function isOfBefore(c: Checker, application: OperatorApplication): boolean {
  return application.item < c.item
}

/** What another item has made of the operands is wrong there. */
function refuseLater(
  c: Checker,
  { operator, at }: OperatorApplication,
  operands: readonly Type[],
  wokenAt: Node,
): void {
  const culprit = operands.findLast((each) => each.kind !== 'Variable' && !supports(operator, each)) ?? operands[0]!
  const labels = [{ at, message: 'this is what is done with it' }]
  const more = { labels, help: operatorHelp(operator, culprit) }
  c.report(catalog.operatorNotSupported(wokenAt, operator.replace(/^~/, ''), printType(culprit), more, 'FS0001'))
}

/** The same of operands that a later use of the function has made different: it is told there. */
export function reportUnequalLater(c: Checker, application: OperatorApplication, left: Type, right: Type): void {
  const { wokenAt } = c
  if (wokenAt === undefined) return c.report(unequal(c, application, left, right))
  const why = { text: `\`${application.operator}\` takes two of the same type`, at: application.at }
  c.reportFailure({ kind: 'Mismatch' }, right, left, wokenAt, why)
}

/** What to write instead of an operator that a type does not have. */
function operatorHelp(operator: string, type: Type): string | undefined {
  const name = type.kind === 'Named' ? type.constructor.name : type.kind
  if (operator === '+' && name === 'list') return "Lists are joined with '@'."
  if (operator === '+' && name === 'array') return 'Arrays are joined with Array.append.'
  if (operator === '**' && name === 'int') return 'Write `pown n 2` for ints, or floats: 2.0 ** 3.0.'
  if (operator === 'sqrt' && name === 'int') return 'Write it as a float: sqrt 4.0, or sqrt (float n).'
  if (operator === '+' && name === 'unit')
    return 'It is done for its effect. Put the whole text in parentheses: `printfn "%s" ("…" + x)`.'
  if (name === 'Function') return 'This is a function: is an argument missing, or `()`?'
  if (name === 'Tuple') return 'Items in parentheses with commas are one tuple: write `f a b` for two arguments.'
  return undefined
}

/**
 * FS0001 for what became wrong when the operands' type was found out. F# has it where that was; the application says more, and
 * is taken for it where both are in one line.
 */
export function reportWrongResult(c: Checker, application: Node, wokenAt: Node, expected: Type, actual: Type): void {
  const from = Math.min(application.start, wokenAt.start)
  const isOneLine = !c.source.text.slice(from, Math.max(application.start, wokenAt.start)).includes('\n')
  const why = { text: 'this gives it', at: application }
  c.reportFailure(
    { kind: 'Mismatch' },
    actual,
    expected,
    isOneLine ? application : wokenAt,
    isOneLine ? undefined : why,
  )
}
