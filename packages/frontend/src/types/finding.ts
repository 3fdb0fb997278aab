/** What the checker finds, and how its findings are made. */
import type { Severity } from '@fsrs/compiler'

import type { Node } from '../syntax/ast.ts'

/** A finding before its offsets have become positions. */
export interface Finding {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly at: Node
  readonly labels?: readonly FindingLabel[]
  readonly notes?: readonly string[]
  readonly help?: string | undefined
}

/** A second place; `file` where it is not the file that is being checked. */
export interface FindingLabel {
  readonly at: Node
  readonly message: string
}

/** A finding for which the program is refused. */
export function error(code: string, at: Node, message: string, more: Partial<Finding> = {}): Finding {
  return { code, severity: 'error', message, at, ...more }
}

/** A finding with which the program runs. */
export function warning(code: string, at: Node, message: string, more: Partial<Finding> = {}): Finding {
  return { code, severity: 'warning', message, at, ...more }
}

/** `1 argument`, `no arguments`, `3 arguments` */
export function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number === 0 ? 'no' : number} ${noun}s`
}

/** `a`, `b`, `c`, each in backticks. */
export function quotedNames(names: readonly string[]): string {
  return names.map((each) => `\`${each}\``).join(', ')
}
