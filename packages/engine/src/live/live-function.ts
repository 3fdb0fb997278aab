import { EngineError } from '../engine-error.ts'

/** A script's function in the host's hands, whichever generation is live. */
export type LiveFunction = (...args: never[]) => unknown

/** What a handle calls now. */
export type Target = (...args: unknown[]) => unknown

/**
 * One function that the host took by its name. `handle` stays the same for ever and calls `target`, which the swap
 * replaces: a call costs one step more than calling the script's function itself.
 */
export class FunctionCell {
  readonly name: string
  readonly handle: Target
  /** Type that the host took it with, as text; undefined until a generation that has it is live. */
  type: string | undefined = undefined
  private target: Target

  constructor(name: string) {
    this.name = name
    this.target = notLive(name)
    this.handle = (...args) => this.target(...args)
  }

  /** From now on calls go to `target`. */
  bind(type: string, target: Target): void {
    this.type ??= type
    this.target = target
  }

  /** From now on calls are refused with this error. */
  breakWith(error: EngineError): void {
    this.target = () => {
      throw error
    }
  }
}

function notLive(name: string): Target {
  return () => {
    throw new EngineError('NOT_LIVE', `${name} cannot be called: no program is live.`, {
      hint: 'Wait for a reload that succeeds.',
    })
  }
}
