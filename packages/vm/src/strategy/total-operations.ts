import type { Expr, Operation } from '@fsrs/chunk'

/** What cannot fail, makes nothing, and takes no time to speak of. */
const CHEAP: ReadonlySet<Operation> = new Set<Operation>([
  'i32.add',
  'i32.sub',
  'i32.mul',
  'i32.neg',
  'i32.and',
  'i32.or',
  'i32.xor',
  'i32.not',
  'i32.shl',
  'i32.shr',
  'f64.add',
  'f64.sub',
  'f64.mul',
  'f64.div',
  'f64.neg',
  'wrap.byte',
  'wrap.sbyte',
  'wrap.int16',
  'wrap.uint16',
  'wrap.f32',
  'bool.not',
  'prim.eq',
  'prim.ne',
  'prim.lt',
  'prim.le',
  'prim.gt',
  'prim.ge',
])

/** What cannot fail either, but makes something, or is sure of itself only where it stands. */
const TOTAL: ReadonlySet<Operation> = new Set<Operation>([
  ...CHEAP,
  'u32.add',
  'u32.sub',
  'u32.mul',
  'u32.and',
  'u32.or',
  'u32.xor',
  'u32.not',
  'u32.shl',
  'u32.shr',
  'f64.rem',
  'i64.add',
  'i64.sub',
  'i64.mul',
  'i64.neg',
  'i64.and',
  'i64.or',
  'i64.xor',
  'i64.not',
  'string.concat',
  'option.some',
  'option.isNone',
  'list.cons',
  'ignore',
])

/** Whether an operation cannot fail, makes nothing, and takes no time to speak of. */
export function isCheap(operation: Operation): boolean {
  return CHEAP.has(operation)
}

/** Whether an operation cannot fail, given operands of its type, and changes nothing. */
export function isTotal({ op, args }: Expr & { readonly k: 'op' }): boolean {
  if (op === 'i32.div' || op === 'i32.rem') return isPositive(args[1])
  return TOTAL.has(op)
}

function isPositive(divisor: Expr | undefined): boolean {
  return divisor?.k === 'const' && divisor.value.type === 'int' && divisor.value.value > 0
}
