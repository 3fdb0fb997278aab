import type { Operation } from '@fsrs/chunk'

import { support } from '../library/support.ts'
import { machine } from '../machine/machine.ts'
import {
  addBig,
  arrayGet,
  arraySet,
  charAt,
  concat,
  div,
  div64,
  divBig,
  divU,
  mulBig,
  pow,
  quotientBig,
  rem,
  remBig,
  remU,
  remainderBig,
  subBig,
} from '../machine/operators.ts'
import type { AnyFunction } from '../strategy/linked-unit.ts'
import { force } from '../strategy/runtime-helpers.ts'
import { Lazy, List, Ref, Some } from '../values/values.ts'

type Number2 = (a: number, b: number) => unknown
type Big2 = (a: bigint, b: bigint) => unknown
type BigShift = (a: bigint, b: number) => unknown

const number2 = (fn: Number2): AnyFunction => fn as AnyFunction
const big2 = (fn: Big2): AnyFunction => fn as AnyFunction
const shift = (fn: BigShift): AnyFunction => fn as AnyFunction
const number1 = (fn: (a: number) => unknown): AnyFunction => fn as AnyFunction
const big1 = (fn: (a: bigint) => unknown): AnyFunction => fn as AnyFunction

/** Every operation as a function, for the interpreter. */
export const OPERATION_FUNCTIONS: Readonly<Record<Operation, AnyFunction>> = {
  'i32.add': number2((a, b) => (a + b) | 0),
  'i32.sub': number2((a, b) => (a - b) | 0),
  'i32.mul': number2((a, b) => Math.imul(a, b)),
  'i32.div': number2(div),
  'i32.rem': number2(rem),
  'i32.neg': number1((a) => -a | 0),
  'i32.and': number2((a, b) => a & b),
  'i32.or': number2((a, b) => a | b),
  'i32.xor': number2((a, b) => a ^ b),
  'i32.not': number1((a) => ~a),
  'i32.shl': number2((a, b) => a << b),
  'i32.shr': number2((a, b) => a >> b),
  'u32.add': number2((a, b) => (a + b) >>> 0),
  'u32.sub': number2((a, b) => (a - b) >>> 0),
  'u32.mul': number2((a, b) => Math.imul(a, b) >>> 0),
  'u32.div': number2(divU),
  'u32.rem': number2(remU),
  'u32.and': number2((a, b) => (a & b) >>> 0),
  'u32.or': number2((a, b) => (a | b) >>> 0),
  'u32.xor': number2((a, b) => (a ^ b) >>> 0),
  'u32.not': number1((a) => ~a >>> 0),
  'u32.shl': number2((a, b) => (a << b) >>> 0),
  'u32.shr': number2((a, b) => a >>> b),
  'f64.add': number2((a, b) => a + b),
  'f64.sub': number2((a, b) => a - b),
  'f64.mul': number2((a, b) => a * b),
  'f64.div': number2((a, b) => a / b),
  'f64.rem': number2((a, b) => a % b),
  'f64.neg': number1((a) => -a),
  'f64.pow': number2(pow),
  'i64.add': big2((a, b) => BigInt.asIntN(64, a + b)),
  'i64.sub': big2((a, b) => BigInt.asIntN(64, a - b)),
  'i64.mul': big2((a, b) => BigInt.asIntN(64, a * b)),
  'i64.div': big2(div64),
  'i64.rem': big2(remBig),
  'i64.neg': big1((a) => BigInt.asIntN(64, -a)),
  'i64.and': big2((a, b) => a & b),
  'i64.or': big2((a, b) => a | b),
  'i64.xor': big2((a, b) => a ^ b),
  'i64.not': big1((a) => ~a),
  'i64.shl': shift((a, b) => BigInt.asIntN(64, a << BigInt(b & 63))),
  'i64.shr': shift((a, b) => a >> BigInt(b & 63)),
  'u64.add': big2((a, b) => BigInt.asUintN(64, a + b)),
  'u64.sub': big2((a, b) => BigInt.asUintN(64, a - b)),
  'u64.mul': big2((a, b) => BigInt.asUintN(64, a * b)),
  'u64.div': big2(divBig),
  'u64.rem': big2(remBig),
  'u64.and': big2((a, b) => a & b),
  'u64.or': big2((a, b) => a | b),
  'u64.xor': big2((a, b) => a ^ b),
  'u64.not': big1((a) => BigInt.asUintN(64, ~a)),
  'u64.shl': shift((a, b) => BigInt.asUintN(64, a << BigInt(b & 63))),
  'u64.shr': shift((a, b) => a >> BigInt(b & 63)),
  'big.add': big2(addBig),
  'big.sub': big2(subBig),
  'big.mul': big2(mulBig),
  'big.div': big2(quotientBig),
  'big.rem': big2(remainderBig),
  'big.neg': big1((a) => -a),
  'wrap.byte': number1((a) => a & 255),
  'wrap.sbyte': number1((a) => (a << 24) >> 24),
  'wrap.int16': number1((a) => (a << 16) >> 16),
  'wrap.uint16': number1((a) => a & 65535),
  'wrap.f32': number1((a) => Math.fround(a)),
  'string.concat': concat as AnyFunction,
  'string.charAt': charAt as AnyFunction,
  'string.length': ((a: string) => a.length) as AnyFunction,
  'bool.not': (a) => a !== true,
  'prim.eq': (a, b) => a === b,
  'prim.ne': (a, b) => a !== b,
  'prim.lt': number2((a, b) => a < b),
  'prim.le': number2((a, b) => a <= b),
  'prim.gt': number2((a, b) => a > b),
  'prim.ge': number2((a, b) => a >= b),
  eq: (a, b) => support.equals(a, b),
  ne: (a, b) => !support.equals(a, b),
  lt: (a, b) => support.comparePartially(a, b) < 0,
  le: (a, b) => support.comparePartially(a, b) <= 0,
  gt: (a, b) => support.comparePartially(a, b) > 0,
  ge: (a, b) => support.comparePartially(a, b) >= 0,
  compare: (a, b) => support.compare(a, b),
  'array.get': arrayGet as AnyFunction,
  'array.set': arraySet as AnyFunction,
  'array.length': ((a: readonly unknown[]) => a.length) as AnyFunction,
  'list.isEmpty': ((a: List) => a.tail === null) as AnyFunction,
  'list.head': ((a: List) => a.head) as AnyFunction,
  'list.tail': ((a: List) => a.tail) as AnyFunction,
  'list.cons': ((a: unknown, b: List) => {
    machine.allocate(32)
    return new List(a, b)
  }) as AnyFunction,
  'option.isNone': (a) => a === null,
  'option.some': (a) => {
    machine.allocate(24)
    return new Some(a)
  },
  'option.value': ((a: Some) => a.f0) as AnyFunction,
  'ref.new': (a) => new Ref(a),
  ignore: () => undefined,
  isNull: (a) => a === null,
  'lazy.new': ((a: (unit: undefined) => unknown) => new Lazy(a)) as AnyFunction,
  'lazy.force': force as AnyFunction,
  same: (a, b) => a === b,
}
