import { machine } from '../machine.ts'

/** A decimal from its digits: not part of the language yet. */
export function decimal(digits: string): never {
  return machine.raise('System.NotSupportedException', `decimal is not supported yet: ${digits}m`)
}
