/** Operators and functions of the language that are checked by rules of their own: applied, and as values. */
import type { Expr, Node } from '../syntax/ast.ts'
import { OBJ, isLibrary, libraryType, named, seqOf } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import {
  applyFormat,
  applyWriting,
  callFormat,
  continueFormat,
  continueWriting,
  formatAsValue,
  isWrittenFormat,
  writingAsValue,
} from './formats.ts'
import { applyFunction } from './function-application.ts'
import type { Place } from './function-application.ts'
import {
  CONTINUING_FORMATTERS,
  CONTINUING_WRITERS,
  CONVERSIONS,
  FORMATTERS,
  ORDER_FUNCTIONS,
  UNARY,
  WRITING_FORMATTERS,
} from '../types/intrinsics.ts'
import { memberOf } from './members.ts'
import { applyOperator } from './operators.ts'
import { coerceArgument } from './supertypes.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

function arityOf(name: string): number {
  return UNARY.has(name) || CONVERSIONS[name] !== undefined || /^(string|hash|sign|box|unbox|!|seq|lazy)$/.test(name)
    ? 1
    : 2
}

/**
 * Applies a built-in operator or function to as many of the arguments as it takes.
 *
 * @returns what it comes to, and how many arguments it took
 */
export function applyIntrinsic(
  c: Checker,
  { name, at }: { readonly name: string; readonly at: Node },
  steps: readonly { readonly argument: Expr; readonly node: Node }[],
  place: Place,
): [TypedExpr, number] {
  const args = steps.map((each) => each.argument)
  const whole = { start: at.start, end: steps.at(-1)!.node.end }
  const formatted = applyFormatter(c, name, args, whole, place.expected)
  if (formatted !== undefined) {
    const [printer, count] = formatted
    const rest = args.slice(count)
    return [rest.length === 0 ? printer : applyFunction(c, printer, rest, whole, place), steps.length]
  }
  const arity = arityOf(name)
  if (steps.length < arity || !isDirect(name))
    return [applyFunction(c, intrinsicAsValue(c, name, at), args, steps.at(-1)!.node, place), steps.length]
  const span = { start: at.start, end: steps[arity - 1]!.node.end }
  return [directIntrinsic(c, name, args.slice(0, arity), at, span), arity]
}

/** `printf` and its kin, with the arguments that belong to their format: the rest are for what comes out. */
function applyFormatter(
  c: Checker,
  name: string,
  args: readonly Expr[],
  whole: Node,
  expected: Type | undefined,
): readonly [printer: TypedExpr, count: number] | undefined {
  if (CONTINUING_FORMATTERS.has(name)) return [continueFormat(c, args[0]!, args[1], whole), 2]
  if (CONTINUING_WRITERS.has(name)) return [continueWriting(c, name, args.slice(0, 3), whole), 3]
  if (FORMATTERS.has(name)) {
    if (!isWrittenFormat(args[0]!)) return [callFormat(c, name, args[0]!, whole), 1]
    return [applyFormat(c, name, args, whole, expected), args.length]
  }
  if (!WRITING_FORMATTERS.has(name)) return undefined
  const count = args[1] === undefined || isWrittenFormat(args[1]) ? args.length : 2
  return [applyWriting(c, name, args.slice(0, count), whole, expected), count]
}

function isDirect(name: string): boolean {
  return !/^(\|+>|<\|+|>>|<<|&&?|\|\||or|\^|::|@|:=)$/.test(name)
}

function directIntrinsic(c: Checker, name: string, args: readonly Expr[], at: Node, whole: Node): TypedExpr {
  const { start, end } = whole
  const span = { start, end }
  switch (name) {
    case 'box':
      return { kind: 'Upcast', expr: c.infer(args[0]!), type: OBJ, start, end }
    case 'unbox':
      return { kind: 'Downcast', expr: c.expr(args[0]!, OBJ), type: c.fresh(), start, end }
    case 'seq': {
      const element = c.fresh()
      return coerceArgument(c, c.infer(args[0]!), seqOf(element), undefined)
    }
    case '!':
      return dereference(c, args[0]!, span)
  }
  const first = c.infer(args[0]!)
  if (ORDER_FUNCTIONS.has(name)) return applyOperator(c, name, [first, c.expr(args[1]!, first.type)], at, span)
  return applyOperator(c, name, [first, ...args.slice(1).map((each) => c.infer(each))], at, span)
}

/** `!r`. */
export function dereference(c: Checker, operand: Expr, at: Node): TypedExpr {
  const element = c.fresh()
  const cell = c.expr(operand, named(libraryType('ref'), [element]), {
    text: '`!` takes the content of a reference cell',
    at: undefined,
  })
  // Another type has been reported.
  if (!isLibrary(resolve(cell.type), 'ref')) return c.errorExpr(at)
  const meaning = memberOf(c, cell, { name: 'Value', start: at.start, end: at.end }, at)
  return meaning.kind === 'Value' ? meaning.typed : c.errorExpr(at)
}

/** A built-in operator or function as a value: a lambda around its application. */
export function intrinsicAsValue(c: Checker, name: string, at: Node): TypedExpr {
  const { start, end } = at
  if (FORMATTERS.has(name)) return formatAsValue(c, name, at)
  if (WRITING_FORMATTERS.has(name)) return writingAsValue(c, name, at)
  if (CONTINUING_FORMATTERS.has(name) || CONTINUING_WRITERS.has(name)) {
    c.report(catalog.unsupported(at, `\`${name}\` without a function is`, `Write one: ${name} (fun text -> …).`))
    return c.errorExpr(at)
  }
  // Blanks keep the parameters apart from every name of the program.
  const params = ['left operand', 'right operand']
    .slice(0, arityOf(name))
    .map((each) => ({ name: each, start: at.start, end: at.end }))
  const operands = params.map((each): Expr => ({ kind: 'Name', path: [each], start: at.start, end: at.end }))
  const operator = { name, start, end }
  const callee: Expr = { kind: 'Name', path: [operator], start, end }
  const body: Expr =
    operands.length === 2 && (name === 'or' || !/^[a-z]/.test(name))
      ? { kind: 'Infix', operator, left: operands[0]!, right: operands[1]!, start, end }
      : operands.reduce(
          (fn, argument): Expr => ({ kind: 'Apply', fn, argument, isTight: false, start: at.start, end: at.end }),
          callee,
        )
  const parameters = params.map((each) => ({
    kind: 'Name' as const,
    name: each,
    isMutable: false,
    start: at.start,
    end: at.end,
  }))
  const lambda: Expr = { kind: 'Fun', parameters, body, start, end }
  const typed = c.infer(lambda)
  return typed.kind === 'Lambda' ? { ...typed, name } : typed
}
