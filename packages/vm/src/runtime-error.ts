import { CodedError } from '@fsrs/base'

/** Why a run ended without a result. */
export type RuntimeErrorCode =
  | 'UNCAUGHT_EXCEPTION'
  | 'FUEL_EXHAUSTED'
  | 'TIMEOUT'
  | 'MEMORY_LIMIT'
  | 'STACK_OVERFLOW'
  | 'HOST_ERROR'

/** One call in the script, innermost first. Line and column begin at 1. */
export interface ScriptFrame {
  readonly name: string
  readonly file: string
  readonly line: number
  readonly column: number
}

/**
 * How a run failed. The machine and the host go on unharmed. Limits (`FUEL_EXHAUSTED`, `TIMEOUT`, `MEMORY_LIMIT`,
 * `STACK_OVERFLOW`) pass through the script's `try … with` and `finally` without running either.
 */
export class RuntimeError extends CodedError<RuntimeErrorCode> {
  /** Of an uncaught F# exception its full name; its own message is `message`. */
  readonly exceptionType: string | undefined
  /** Where it happened, innermost call first; only script functions. */
  scriptStack: readonly ScriptFrame[]

  constructor(
    code: RuntimeErrorCode,
    message: string,
    options: {
      readonly exceptionType?: string | undefined
      readonly scriptStack?: readonly ScriptFrame[]
      readonly hint?: string
      readonly cause?: unknown
    } = {},
  ) {
    super(code, message, { hint: options.hint, cause: options.cause })
    this.exceptionType = options.exceptionType
    this.scriptStack = options.scriptStack ?? []
  }
}
