/** Which operators built-in types have. */
import { isFraction, isInteger, isLibrary, isNumber, primitiveName } from '../types/builtins.ts'
import { ARITHMETIC, BITWISE, SHIFTS } from '../types/intrinsics.ts'
import { underlyingOf } from '../types/net-constants.ts'
import type { Type } from '../types/types.ts'

/** Whether it is an operator that some built-in type has. */
export function isBuiltIn(operator: string): boolean {
  return ARITHMETIC.has(operator) || BITWISE.has(operator) || SHIFTS.has(operator) || /^(~|abs$|sign$)/.test(operator)
}

/** Whether a built-in type has the operator with two of itself. */
export function supports(operator: string, type: Type): boolean {
  if (BITWISE.has(operator)) return isInteger(type) || underlyingOf(type) !== undefined
  if (!ARITHMETIC.has(operator)) return false
  if (operator === '**') return isFraction(type)
  if (isNumber(type)) return true
  const name = primitiveName(type)
  if (isLibrary(type, 'Set')) return operator === '+' || operator === '-'
  if (name === 'char') return operator === '+' || operator === '-'
  return operator === '+' && name === 'string'
}
