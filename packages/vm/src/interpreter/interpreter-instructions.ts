/** Which operations have an instruction of their own; all others are calls of JavaScript. */
import type { Operation } from '@fsrs/chunk'

import { OP } from './interpreter-code.ts'

/** Of registers. */
export const SHORT: Readonly<Partial<Record<Operation, number>>> = {
  'i32.add': OP.add,
  'i32.sub': OP.sub,
  'i32.mul': OP.mul,
  'i32.and': OP.and,
  'i32.or': OP.or,
  'i32.xor': OP.xor,
  'i32.shl': OP.shl,
  'i32.shr': OP.shr,
  'prim.lt': OP.lt,
  'prim.le': OP.le,
  'prim.gt': OP.gt,
  'prim.ge': OP.ge,
  'prim.eq': OP.eq,
  'prim.ne': OP.ne,
  same: OP.eq,
  'f64.add': OP.plus,
  'f64.sub': OP.minus,
  'f64.mul': OP.times,
  'array.get': OP.arrayGet,
  'list.cons': OP.cons,
  'list.head': OP.head,
  'list.tail': OP.tail,
  'list.isEmpty': OP.isNil,
  'option.isNone': OP.isNull,
  'option.value': OP.get0,
  isNull: OP.isNull,
}

/** With an int constant on the right. */
export const WITH_INT: Readonly<Partial<Record<Operation, number>>> = {
  'i32.add': OP.addInt,
  'i32.mul': OP.mulInt,
  'i32.div': OP.divInt,
  'i32.rem': OP.remInt,
}

/** Jumps where a comparison does not hold: of registers, and with an int constant on the right. */
export const UNLESS: Readonly<Partial<Record<Operation, { readonly registers: number; readonly int: number }>>> = {
  'prim.lt': { registers: OP.unlessLt, int: OP.unlessLtInt },
  'prim.le': { registers: OP.unlessLe, int: OP.unlessLeInt },
  'prim.gt': { registers: OP.unlessGt, int: OP.unlessGtInt },
  'prim.ge': { registers: OP.unlessGe, int: OP.unlessGeInt },
  'prim.eq': { registers: OP.unlessEq, int: OP.unlessEqInt },
  'prim.ne': { registers: OP.unlessNe, int: OP.unlessNeInt },
}
