import { CodedError } from '@fsrs/base'

/** Why a run ended without a result. */
export type RuntimeErrorCode =
  | 'UNCAUGHT_EXCEPTION'
  | 'FUEL_EXHAUSTED'
  | 'TIMEOUT'
  | 'MEMORY_LIMIT'
  | 'STACK_OVERFLOW'
  | 'HOST_ERROR'
  | 'SCRIPT_EXIT'

/** One call in the script, innermost first. Line and column begin at 1. */
export interface ScriptFrame {
  readonly name: string
  readonly file: string
  readonly line: number
  readonly column: number
}

/**
 * How a run failed. The machine and the host go on unharmed. Limits (`FUEL_EXHAUSTED`, `TIMEOUT`, `MEMORY_LIMIT`,
 * `STACK_OVERFLOW`) pass through the script's `try … with` and `finally` without running either, and so does `exit`
 * (`SCRIPT_EXIT`), which ends the run and never the host.
 */
export class RuntimeError extends CodedError<RuntimeErrorCode> {
  /** Of an uncaught F# exception its full name; its own message is `message`. */
  readonly exceptionType: string | undefined
  /** Of `SCRIPT_EXIT` the number that the script gave to `exit`. */
  readonly exitCode: number | undefined
  /** Where it happened, innermost call first; only script functions. */
  scriptStack: readonly ScriptFrame[]

  constructor(
    code: RuntimeErrorCode,
    message: string,
    options: {
      readonly exceptionType?: string | undefined
      readonly exitCode?: number | undefined
      readonly scriptStack?: readonly ScriptFrame[]
      readonly hint?: string
      readonly cause?: unknown
    } = {},
  ) {
    super(code, message, { hint: options.hint, cause: options.cause })
    this.exceptionType = options.exceptionType
    this.exitCode = options.exitCode
    this.scriptStack = options.scriptStack ?? []
  }
}

/** Of a value that is larger than JavaScript, or we, can make it, whatever the limits of the run. */
export function valueTooLarge(cause?: unknown): RuntimeError {
  return new RuntimeError('MEMORY_LIMIT', 'The script made a value that is larger than a value can be.', { cause })
}
