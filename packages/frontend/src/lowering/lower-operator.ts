/** Operators and conversions by the type of their operand. */
import { type Expr, OPERATIONS, type Operation, type PrimitiveName } from '@fsrs/chunk'

import { isLibrary, primitiveName } from '../types/builtins.ts'
import { CONVERSIONS } from '../types/intrinsics.ts'
import { underlyingOf } from '../types/net-constants.ts'
import { intConstant, letLocal, local, type LoweringContext, op, sequence } from './lower-context.ts'
import { headType } from '../types/type-reps.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'

type OperatorExpr = TypedExpr & { readonly kind: 'Operator' }

/** Which operations a number type uses, and how their results are kept in range. */
interface Arithmetic {
  readonly family: 'i32' | 'u32' | 'f64' | 'i64' | 'u64' | 'big'
  readonly wrap: Operation | undefined
  /** Bits of a shift's distance that count. */
  readonly shiftMask: number
}

const ARITHMETIC: { readonly [Name in PrimitiveName]?: Arithmetic } = {
  int: { family: 'i32', wrap: undefined, shiftMask: 31 },
  uint32: { family: 'u32', wrap: undefined, shiftMask: 31 },
  int16: { family: 'i32', wrap: 'wrap.int16', shiftMask: 15 },
  uint16: { family: 'i32', wrap: 'wrap.uint16', shiftMask: 15 },
  sbyte: { family: 'i32', wrap: 'wrap.sbyte', shiftMask: 7 },
  byte: { family: 'i32', wrap: 'wrap.byte', shiftMask: 7 },
  char: { family: 'i32', wrap: 'wrap.uint16', shiftMask: 15 },
  int64: { family: 'i64', wrap: undefined, shiftMask: 63 },
  uint64: { family: 'u64', wrap: undefined, shiftMask: 63 },
  bigint: { family: 'big', wrap: undefined, shiftMask: -1 },
  float: { family: 'f64', wrap: undefined, shiftMask: 0 },
  float32: { family: 'f64', wrap: 'wrap.f32', shiftMask: 0 },
}

const ARITHMETIC_NAMES: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '%': 'rem',
  '**': 'pow',
  '~-': 'neg',
  '&&&': 'and',
  '|||': 'or',
  '^^^': 'xor',
  '~~~': 'not',
  '<<<': 'shl',
  '>>>': 'shr',
}

type Relation = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'

const COMPARISON_NAMES: ReadonlyMap<string, Relation> = new Map([
  ['=', 'eq'],
  ['<>', 'ne'],
  ['<', 'lt'],
  ['<=', 'le'],
  ['>', 'gt'],
  ['>=', 'ge'],
])

/** Types whose values JavaScript compares as F# does. */
const COMPARED_DIRECTLY: ReadonlySet<PrimitiveName> = new Set([
  'bool',
  'char',
  'string',
  'int',
  'float',
  'float32',
  'int64',
  'uint64',
  'int16',
  'uint16',
  'byte',
  'sbyte',
  'uint32',
  'bigint',
])

/** The primitive type that values of this type are represented as: an enum is its number. */
export function representation(of: Type): PrimitiveName | undefined {
  const type = headType(of)
  const underlying = underlyingOf(type)
  return primitiveName(underlying === undefined ? type : headType(underlying))
}

/** Lowers an operator; chains that lean to the left (`a + b + c`) take no stack. */
export function lowerOperator(c: LoweringContext, expr: OperatorExpr): Expr {
  const [head] = expr.operands
  if (head?.kind !== 'Operator')
    return applyOperator(
      c,
      expr,
      expr.operands.map((operand) => c.lower(operand)),
    )
  const spine: OperatorExpr[] = [expr]
  for (let first = expr.operands[0]; first?.kind === 'Operator'; first = first.operands[0]) spine.push(first)
  let left = spine.at(-1)!.operands[0] === undefined ? undefined : c.lower(spine.at(-1)!.operands[0]!)
  const items: Expr[] = []
  for (const [i, each] of spine.toReversed().entries()) {
    if (i > 0 && i % CHAIN === 0) {
      const id = c.fresh()
      items.push(letLocal(id, left!))
      left = local(id)
    }
    const rest = each.operands.slice(1).map((operand) => c.lower(operand))
    left = applyOperator(c, each, left === undefined ? rest : [left, ...rest])
  }
  return sequence([...items, left!])
}

/** Operators that may stand within one another: the machine follows nesting only so far. */
const CHAIN = 64

/** An operator with operands that have been lowered. */
function applyOperator(c: LoweringContext, expr: OperatorExpr, args: readonly Expr[]): Expr {
  const { operator, operandType } = expr
  const name = representation(operandType)
  const relation = COMPARISON_NAMES.get(operator)
  if (relation !== undefined) return compare(relation, name, args, expr)
  const target = CONVERSIONS[operator]
  if (target !== undefined) return convert(c, target, name, args[0]!, expr)
  switch (operator) {
    case 'compare':
      return op('compare', args, expr)
    case 'min':
    case 'max':
      return name !== undefined && COMPARED_DIRECTLY.has(name) && name !== 'float' && name !== 'float32'
        ? choose(c, operator, args, expr)
        : c.library(operator, operandType, args, expr)
    case 'hash':
    case 'abs':
    case 'sign':
      return c.library(operator, operandType, args, expr)
    case 'string':
      return name === 'string' ? args[0]! : c.library(operator, operandType, args, expr)
    case '~+':
      return args[0]!
    default:
      return arithmetic(c, expr, name, args)
  }
}

function compare(relation: Relation, name: PrimitiveName | undefined, args: readonly Expr[], at: OperatorExpr): Expr {
  return op(name !== undefined && COMPARED_DIRECTLY.has(name) ? `prim.${relation}` : relation, args, at)
}

function choose(c: LoweringContext, operator: 'min' | 'max', args: readonly Expr[], at: OperatorExpr): Expr {
  const [a, b] = [c.fresh(), c.fresh()]
  const condition = op(operator === 'min' ? 'prim.lt' : 'prim.gt', [local(a), local(b)], at)
  const branches = [{ condition, then: local(a) }]
  return sequence([letLocal(a, args[0]!), letLocal(b, args[1]!), { k: 'if', branches, otherwise: local(b) }])
}

function arithmetic(
  c: LoweringContext,
  expr: OperatorExpr,
  name: PrimitiveName | undefined,
  args: readonly Expr[],
): Expr {
  const { operator } = expr
  if (name === 'string' && operator === '+') return op('string.concat', args, expr)
  if (isLibrary(headType(expr.operandType), 'Set'))
    return c.library(operator === '+' ? 'Set.union' : 'Set.difference', expr.operandType, args, expr)
  const rules = name === undefined ? undefined : ARITHMETIC[name]
  const member = ARITHMETIC_NAMES[operator]
  if (rules === undefined || member === undefined)
    return c.library(`${name ?? ''}.${operator}`, expr.operandType, args, expr)
  const { family, wrap, shiftMask } = rules
  const operation = `${family}.${member}`
  const operands =
    (operator === '<<<' || operator === '>>>') && shiftMask < 31 && shiftMask > 0
      ? [args[0]!, op('i32.and', [args[1]!, intConstant(shiftMask)], expr)]
      : args
  if (!isOperation(operation)) return c.library(`${name ?? ''}.${operator}`, expr.operandType, args, expr)
  const result = op(operation, operands, expr)
  return wrap === undefined ? result : op(wrap, [result], expr)
}

function isOperation(name: string): name is Operation {
  return name in OPERATIONS
}

const SMALL: ReadonlySet<PrimitiveName> = new Set(['int', 'int16', 'uint16', 'byte', 'sbyte', 'char'])

/** Between numbers of 32 bits and less a conversion is an operation or nothing; the library does the others. */
function convert(c: LoweringContext, to: string, from: PrimitiveName | undefined, arg: Expr, at: OperatorExpr): Expr {
  if (from === to) return arg
  if (from !== undefined && (SMALL.has(from) || from === 'uint32')) {
    switch (to) {
      case 'int':
        return from === 'uint32' ? op('i32.or', [arg, intConstant(0)], at) : arg
      case 'float':
        return arg
      case 'float32':
        return op('wrap.f32', [arg], at)
      case 'byte':
      case 'sbyte':
      case 'int16':
      case 'uint16':
        return op(`wrap.${to}`, [arg], at)
      case 'char':
        return op('wrap.uint16', [arg], at)
      case 'uint32':
        return op('u32.or', [arg, intConstant(0)], at)
      default:
    }
  }
  if (from === 'float32' && to === 'float') return arg
  if (from === 'float' && to === 'float32') return op('wrap.f32', [arg], at)
  return c.library(to, at.operandType, [arg], at)
}
