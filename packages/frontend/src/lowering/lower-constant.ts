import type { Constant, Expr } from '@fsrs/chunk'

import type { Literal } from '../syntax/ast.ts'

/** A literal as the machine's constant. */
export function lowerConstant(literal: Literal): Expr {
  return { k: 'const', value: constantOf(literal) }
}

/** See `lowerConstant`. */
export function constantOf(literal: Literal): Constant {
  switch (literal.type) {
    case 'unit':
    case 'null':
      return { type: literal.type }
    case 'bool':
      return { type: 'bool', value: literal.value }
    case 'string':
      return { type: 'string', value: literal.value }
    case 'char':
      return { type: 'char', value: literal.value.charCodeAt(0) }
    case 'float':
    case 'float32':
      return {
        type: 'float',
        value: floatConstant(literal.type === 'float32' ? Math.fround(literal.value) : literal.value),
      }
    case 'int64':
    case 'uint64':
    case 'bigint':
      return { type: 'bigint', value: String(literal.value) }
    case 'decimal':
      return { type: 'decimal', value: literal.text }
    case 'int':
    case 'byte':
    case 'sbyte':
    case 'int16':
    case 'uint16':
    case 'uint32':
      return { type: 'int', value: literal.value }
  }
}

function floatConstant(value: number): number | string {
  if (Object.is(value, -0)) return '-0'
  return Number.isFinite(value) ? value : String(value)
}
