import { messageOf } from '@fsrs/base'
import { COMPILE_FUNCTION_THREW } from '@fsrs/compiler'
import type { Diagnostic } from '@fsrs/compiler'

import type { Failure } from './candidate.ts'
import type { FailurePhase } from './engine-event.ts'

/** A program with more errors than this says how many more there are. */
const MESSAGE_ERRORS = 10

/** A source was found wanting, by the compiler or by the host. */
export function failureOfDiagnostics(phase: FailurePhase, diagnostics: readonly Diagnostic[]): Failure {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const lines = errors.slice(0, MESSAGE_ERRORS).map(messageOfDiagnostic)
  if (errors.length > MESSAGE_ERRORS) lines.push(`and ${errors.length - MESSAGE_ERRORS} more`)
  return {
    phase,
    message: lines.length > 0 ? lines.join('\n') : `The ${phase} failed without saying why.`,
    diagnostics,
  }
}

/** Something was thrown, which only its message tells about. */
export function failureOfThrown(phase: FailurePhase, cause: unknown): Failure {
  return { phase, message: messageOf(cause), diagnostics: [], cause }
}

/** Something did not answer in time. */
export function failureOfTimeout(phase: FailurePhase, timeoutMs: number): Failure {
  return { phase, message: `The ${phase} did not end within ${timeoutMs} ms.`, diagnostics: [] }
}

function messageOfDiagnostic({ code, message, file, span }: Diagnostic): string {
  // What a plain function threw is passed on word for word: it knows of no codes or places.
  if (code === COMPILE_FUNCTION_THREW) return message
  return `${file}(${span.start.line},${span.start.column}): error ${code}: ${message}`
}
