/** What every coded error is made from. */
export interface CodedErrorOptions {
  /** What to do about it, as a sentence; it becomes the end of the message. */
  readonly hint?: string | undefined
  /** The error that this one was caused by. */
  readonly cause?: unknown
}

/**
 * An error of the outside world: it has a closed `code` to match on, and a message that says what happened, to what,
 * and what to do. Match on `code`, never on the text.
 */
export class CodedError<Code extends string = string> extends Error {
  /** The reason, from a closed set. */
  readonly code: Code

  constructor(code: Code, message: string, options: CodedErrorOptions = {}) {
    super(
      options.hint === undefined ? message : `${message} ${options.hint}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    )
    this.name = new.target.name
    this.code = code
  }
}

/** The `code` of anything that was thrown, where it is an error that has one. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The message of anything that was thrown, its name where it has none: programs throw what is no error, or no text either. */
export function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message || error.name : String(error)
  } catch {
    return 'Something was thrown that has no text'
  }
}
