/**
 * Operators resolved by the types of their operands. An application whose operands are not known yet waits; it is decided
 * when a variable becomes known, with what is known at the next generalization (F#'s weak resolution), or as `int` when
 * the file ends.
 */
import { hasErrors } from '@fsrs/compiler'
import type { Node } from '../syntax/ast.ts'
import {
  curried,
  BOOL,
  ERROR_TYPE,
  FLOAT,
  INT,
  STRING,
  isError,
  isInteger,
  isNumber,
  isSigned,
  primitive,
  primitiveName,
} from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { becomeCall, conversionMember, membersFor } from './operator-members.ts'
import { codeOfRight, isOfBefore, refuseOperands, reportUnequalLater, reportWrongResult } from './operator-refusals.ts'
import { supports } from './operator-support.ts'
import { instantiateSymbol } from './inlining.ts'
import { mismatchCode } from './supertypes.ts'
import { COMPARISONS, CONVERSIONS, ORDER_FUNCTIONS, SHIFTS } from '../types/intrinsics.ts'
import { librarySymbol } from '../types/library.ts'
import { underlyingOf } from '../types/net-constants.ts'
import { isMeasurable, measured, multiply, unitOf } from '../types/measures.ts'
import { printType } from '../types/type-printer.ts'
import type { OperatorApplication, TypedExpr } from '../types/typed-tree.ts'
import type { NamedType, Type, TypeVariable } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'
import { applicationsAt } from '../types/waiting.ts'

/** How much may be assumed; of an inline function no more than is sure, since each use knows better. */
export type Strength = 'known' | 'inline' | 'weak' | 'default'

/** Applies a built-in operator to its operands. `at` is the operator, `whole` the application. */
export function applyOperator(
  c: Checker,
  operator: string,
  operands: readonly TypedExpr[],
  at: Node,
  whole: Node,
  expected?: Type,
): TypedExpr {
  const first = operands[0]!
  if (COMPARISONS.has(operator) || ORDER_FUNCTIONS.has(operator))
    return applyComparison(c, operator, operands, at, whole)
  if (operator === 'hash' || operator === 'string') {
    if (operator === 'hash') {
      const isFunction = first.kind === 'Lambda' && first.name === ''
      if (isFunction) c.report(catalog.unexpectedFunction(first))
      else c.constrain(first.type, { kind: 'Equality' }, first)
    }
    return operatorNode(operator, operands, first.type, operator === 'hash' ? INT : STRING, whole)
  }
  const second = operands[1]
  if (second !== undefined && !SHIFTS.has(operator)) {
    const [left, right] = [resolve(first.type), resolve(second.type)]
    // By far the most: two of one known type.
    if (left.kind === 'Named' && right.kind === 'Named' && left.constructor === right.constructor)
      if (left.arguments.length + right.arguments.length === 0 && supports(operator, left))
        return operatorNode(operator, operands, left, left, whole)
    if (operator === '**' && primitiveName(left) === 'bigint') return integerPower(c, first, second, at, whole)
  }
  const result = resultOf(c, operator, first.type)
  const typed = operatorNode(operator, operands, first.type, result, whole)
  const application: OperatorApplication = {
    operator,
    operands: operands.map((each) => each.type),
    result,
    expected,
    at,
    operandNodes: operands,
    site: c.site,
    typed,
    item: c.item,
    isSolved: false,
  }
  addApplication(c, application)
  return typed
}

/** Of the operators this one alone takes an int to the right of something else. */
function integerPower(c: Checker, base: TypedExpr, exponent: TypedExpr, at: Node, whole: Node): TypedExpr {
  c.unify(exponent.type, INT, exponent, { text: '`**` of a bigint takes an int', at })
  const fn = instantiateSymbol(c, librarySymbol('pown'), at)
  const type = curried([base.type, INT], base.type)
  c.unify(fn.type, type, at)
  return { kind: 'Apply', fn, arguments: [base, exponent], type: base.type, start: whole.start, end: whole.end }
}

function operatorNode(
  operator: string,
  operands: readonly TypedExpr[],
  operandType: Type,
  type: Type,
  whole: Node,
): TypedExpr {
  return { kind: 'Operator', operator, operands, operandType, type, start: whole.start, end: whole.end }
}

function applyComparison(
  c: Checker,
  operator: string,
  operands: readonly TypedExpr[],
  at: Node,
  whole: Node,
): TypedExpr {
  const [left, right] = [operands[0]!, operands[1]!]
  const lambda = operands.find((each) => each.kind === 'Lambda' && each.name === '')
  if (lambda !== undefined) {
    c.report(catalog.unexpectedFunction(lambda))
    return c.errorExpr(whole)
  }
  const why = { text: `\`${operator}\` compares it with this`, at: left }
  c.unify(right.type, left.type, right, why, mismatchCode(right, why))
  const kind = operator === '=' || operator === '<>' ? 'Equality' : 'Comparison'
  c.constrain(left.type, { kind }, left, { text: `\`${operator}\` is applied to it`, at })
  const result = COMPARISONS.has(operator) ? BOOL : operator === 'compare' ? INT : left.type
  return operatorNode(operator, operands, left.type, result, whole)
}

function resultOf(c: Checker, operator: string, operand: Type): Type {
  const converted = CONVERSIONS[operator]
  if (converted !== undefined) return primitive(converted)
  if (operator === 'sign') return INT
  return SHIFTS.has(operator) ? operand : c.fresh()
}

/** Tries to decide an application now; else it waits. */
export function addApplication(c: Checker, application: OperatorApplication): OperatorApplication {
  if (!solve(c, application, 'known')) {
    c.pending.push(application)
    for (const operand of [...application.operands, application.result]) {
      const type = resolve(operand)
      if (type.kind === 'Variable') c.unifier.constrain(type, { kind: 'Operator', waiting: application })
    }
  }
  return application
}

/** Decides what can be decided of the applications since `from`; the others stay with the enclosing level. */
export function solvePending(c: Checker, from: number, strength: Strength): void {
  // Deciding one may make another known, so that a pass is repeated while it finds something.
  for (let progress = true; progress;) {
    progress = false
    for (let i = from; i < c.pending.length; i++) {
      const application = c.pending[i]!
      if (!application.isSolved && solve(c, application, strength)) progress = true
    }
    if (strength === 'default') break
  }
  let kept = from
  for (let i = from; i < c.pending.length; i++) {
    const application = c.pending[i]!
    if (!application.isSolved) c.pending[kept++] = application
  }
  if (kept < c.pending.length) c.pending.length = kept
}

/** Decides the applications that wait for one variable, as far as weak resolution goes. */
export function solveFor(c: Checker, variable: TypeVariable): void {
  for (const application of variable.isRigid ? c.pending.slice() : applicationsAt(variable)) {
    if (application.isSolved) continue
    const involved = [...application.operands, application.result].some((each) => resolve(each) === variable)
    if (involved) solve(c, application, 'weak')
  }
}

/** Called when a variable of the application has become known. */
export function wake(c: Checker, application: OperatorApplication): void {
  if (!application.isSolved) solve(c, application, 'known', true)
}

function solve(c: Checker, application: OperatorApplication, strength: Strength, isWoken = false): boolean {
  const site = c.site
  c.site = application.site
  const isSolved = decide(c, application, strength, isWoken)
  c.site = site
  if (isSolved) {
    application.isSolved = true
    return true
  }
  return false
}

function decide(c: Checker, application: OperatorApplication, strength: Strength, isWoken: boolean): boolean {
  const operands = application.operands.map(resolve)
  if (operands.some(isError)) {
    // Marked first: unifying may wake this application again.
    application.isSolved = true
    for (const each of [...application.operands, application.result]) c.unifier.unify(each, ERROR_TYPE)
    return true
  }
  if (application.trait !== undefined) {
    const known = operands.filter((each) => each.kind !== 'Variable')
    if (known.length === 0 || (known.length < operands.length && strength !== 'default')) return false
    application.isSolved = true
    application.trait(known)
    return true
  }
  if (CONVERSIONS[application.operator] !== undefined) return decideConversion(c, application, operands[0]!, strength)
  if (application.operator === '..') return decideRange(c, application, operands[0]!, strength)
  if (operands.length === 1) return decideUnary(c, application, operands[0]!, strength)
  return decideBinary(c, application, operands[0]!, operands[1]!, strength, isWoken)
}

function decideConversion(c: Checker, application: OperatorApplication, operand: Type, strength: Strength): boolean {
  if (operand.kind === 'Variable') {
    if (strength !== 'default') return false
    application.isSolved = true
    c.unifier.unify(operand, INT)
    return true
  }
  const name = primitiveName(operand)
  const isConvertible = isNumber(operand) || name === 'char' || name === 'string' || underlyingOf(operand) !== undefined
  if (isConvertible) return true
  const member = conversionMember(c, application, operand)
  if (member !== undefined) {
    application.isSolved = true
    becomeCall(c, application, member)
    return true
  }
  const node = application.operandNodes[0]!
  c.report(
    catalog.constraintNotMet(node, printType(operand), `a conversion to \`${printType(application.result)}\``, {
      help:
        name === 'bool'
          ? `Write 'if … then 1 else 0'.`
          : isOption(operand)
            ? "Take the value out with 'match' or Option.defaultValue first."
            : undefined,
    }),
  )
  return true
}

function isOption(type: Type): boolean {
  return type.kind === 'Named' && type.constructor.uniqueName === 'option'
}

function decideRange(c: Checker, application: OperatorApplication, operand: Type, strength: Strength): boolean {
  if (operand.kind === 'Variable') {
    if (strength === 'known') return false
    application.isSolved = true
    c.unifier.unify(operand, INT)
    return true
  }
  if (!isNumber(operand) && primitiveName(operand) !== 'char')
    c.report(catalog.constraintNotMet(application.operandNodes[0]!, printType(operand), 'ranges', {}))
  return true
}

function decideUnary(c: Checker, application: OperatorApplication, operand: Type, strength: Strength): boolean {
  const { operator, result } = application
  if (operand.kind === 'Variable') {
    if (strength !== 'default') return false
    application.isSolved = true
    c.unifier.unify(operand, INT)
    if (operator !== 'sign') c.unifier.unify(result, INT)
    return true
  }
  const allowed =
    operator === '~~~' ? supports('&&&', operand) : operator === '~+' ? isNumber(operand) : isSigned(operand)
  if (allowed) {
    application.isSolved = true
    if (operator !== 'sign') c.unify(result, operand, application.at)
    return true
  }
  return decideMember(c, application, [operand])
}

function decideBinary(
  c: Checker,
  application: OperatorApplication,
  left: Type,
  right: Type,
  strength: Strength,
  isWoken: boolean,
): boolean {
  const { operator, result, at, operandNodes } = application
  if (SHIFTS.has(operator)) {
    application.isSolved = true
    c.unify(right, INT, operandNodes[1]!, { text: `\`${operator}\` shifts by an int`, at })
    application.isSolved = false
    return decideBits(c, application, left, strength)
  }
  const isLeftBuiltIn = left.kind === 'Named' && supports(operator, left)
  const isRightBuiltIn = right.kind === 'Named' && supports(operator, right)
  if (isLeftBuiltIn && isRightBuiltIn) {
    application.isSolved = true
    if (hasUnits(left) || hasUnits(right)) return decideUnits(c, application, left, right)
    const isLater = isWoken && isOfBefore(c, application)
    if (isLater && c.unifier.unify(right, left) !== undefined) {
      // What another item has made of an operand is wrong there.
      reportUnequalLater(c, application, left, right)
      c.unifier.unify(result, ERROR_TYPE)
      return true
    }
    const isSame =
      isLater ||
      c.unify(
        right,
        left,
        operandNodes[1]!,
        { text: `\`${operator}\` takes two of the same type`, at: operandNodes[0] },
        codeOfRight(application),
      )
    if (isSame) unifyResult(c, application, left, isWoken)
    else c.unifier.unify(result, ERROR_TYPE)
    return true
  }
  if (left.kind === 'Variable' || right.kind === 'Variable')
    return decideHalf(c, application, left, right, isLeftBuiltIn || isRightBuiltIn, strength)
  return decideMember(c, application, [left, right])
}

/** One operand, or both, are unknown. */
function decideHalf(
  c: Checker,
  application: OperatorApplication,
  left: Type,
  right: Type,
  hasBuiltIn: boolean,
  strength: Strength,
): boolean {
  const { operator, result, operandNodes } = application
  const known = left.kind === 'Variable' ? right : left
  if (known.kind !== 'Variable' && !hasBuiltIn) {
    // Which of several is meant the other operand will tell; of an inline function where that is used.
    const mayWait = strength === 'known' || strength === 'inline'
    if (mayWait && membersFor(c, operator, [left, right]).length > 1) return false
    // What the unknown one is an operator before this may say, by which F# tells two of its findings apart.
    if (strength === 'known' && membersFor(c, operator, [left, right]).length === 0) return false
    return decideMember(c, application, [left, right])
  }
  if (strength === 'known') return false
  let type: Type = known
  if (known.kind === 'Variable') {
    const out = resolve(result)
    // A statement: where something else is wrong it is a consequence.
    if (primitiveName(out) === 'unit') {
      if (strength !== 'default') return false
      if (hasErrors(c.diagnostics)) {
        application.isSolved = true
        for (const each of [left, right]) c.unifier.unify(each, ERROR_TYPE)
        return true
      }
    }
    if (out.kind === 'Named' && supports(operator, out)) type = out
    else if (strength !== 'default') return false
    else type = defaultOf(operator, left, right)
  }
  application.isSolved = true
  if (type.kind === 'Named' && hasUnits(type) && known.kind !== 'Variable') {
    const [unknown, node] = known === left ? [right, operandNodes[1]!] : [left, operandNodes[0]!]
    // The other factor is a plain number; what is added or compared has the same unit.
    c.unify(unknown, PRODUCT_OPERATORS.has(operator) ? { ...type, arguments: [] } : type, node)
    const [first, second] = [resolve(left), resolve(right)]
    if (first.kind === 'Named' && second.kind === 'Named') return decideUnits(c, application, first, second)
    return true
  }
  c.unify(left, type, operandNodes[0]!)
  c.unify(right, type, operandNodes[1]!)
  // At the end of a file F# says nothing of what may follow from other mistakes.
  if (strength === 'default' && hasErrors(c.diagnostics)) c.unifier.unify(result, type)
  else unifyResult(c, application, type, false)
  return true
}

/** The place of a result that was known before the operands can have asked for another type. */
function unifyResult(c: Checker, application: OperatorApplication, type: Type, isWoken: boolean): void {
  const { operator, result, at, typed } = application
  const wanted = printType(result)
  if (c.unifier.unify(result, type) === undefined) return
  if (isWoken && typed !== undefined && c.wokenAt !== undefined) reportWrongResult(c, typed, c.wokenAt, result, type)
  else c.report(catalog.operatorResult(at, operator, wanted, printType(type)))
}

const PRODUCT_OPERATORS: ReadonlySet<string> = new Set(['*', '/'])

function hasUnits(type: NamedType): boolean {
  return type.arguments.length > 0 && isMeasurable(type)
}

/** Arithmetic of two numbers, one of which has a unit at least. */
function decideUnits(c: Checker, application: OperatorApplication, left: NamedType, right: NamedType): boolean {
  const { operator, result, at, operandNodes } = application
  const why = { text: `\`${operator}\` takes two of the same type`, at: operandNodes[0] }
  if (PRODUCT_OPERATORS.has(operator) && left.constructor === right.constructor) {
    const unit = multiply(unitOf(left), unitOf(right), operator === '*' ? 1 : -1)
    c.unify(result, measured(left, unit), at)
  } else if (operator === '**') {
    const plain = { ...left, arguments: [] }
    const isPlain = c.unify(left, plain, operandNodes[0]!) && c.unify(right, plain, operandNodes[1]!, why)
    c.unify(result, isPlain ? plain : ERROR_TYPE, at)
  } else c.unify(result, c.unify(right, left, operandNodes[1]!, why) ? left : ERROR_TYPE, at)
  return true
}

function defaultOf(operator: string, left: Type, right: Type): Type {
  const rigid = [left, right].find((each) => each.kind === 'Variable' && each.isRigid)
  return rigid ?? (operator === '**' ? FLOAT : INT)
}

function decideBits(c: Checker, application: OperatorApplication, left: Type, strength: Strength): boolean {
  if (left.kind === 'Variable') {
    if (strength !== 'default') return false
    application.isSolved = true
    c.unifier.unify(left, INT)
    return true
  }
  if (isInteger(left)) return true
  return decideMember(c, application, [left])
}

/** An operator that a type of the program defines as a static member. */
function decideMember(c: Checker, application: OperatorApplication, operands: readonly Type[]): boolean {
  application.isSolved = true
  const [member] = membersFor(c, application.operator, operands)
  if (member === undefined) {
    refuseOperands(c, application, operands)
    c.unifier.unify(application.result, ERROR_TYPE)
  } else becomeCall(c, application, member)
  return true
}
