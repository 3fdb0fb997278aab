import type { LinkedUnit, Strategy } from './linked-unit.ts'

export class InterpreterStrategy implements Strategy {
  link(): LinkedUnit {
    throw new Error('not yet')
  }
}
