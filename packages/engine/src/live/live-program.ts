import type { Diagnostic } from '@fsrs/compiler'
import type { ProgramExport, ProgramInstance, Value, toJs, toJsBound } from '@fsrs/vm'

import { EngineError } from '../engine-error.ts'
import { FunctionCell } from './live-function.ts'
import type { LiveFunction, Target } from './live-function.ts'

/** What is live, for the host. */
export interface LiveInstance {
  readonly generation: number
  readonly instance: ProgramInstance
  readonly result: Value
  /** How this instance's values become TypeScript's. */
  readonly toJs: typeof toJs
  readonly toJsBound: typeof toJsBound
}

/**
 * The running program, whichever generation it is. What is taken from here stays good over reloads; a call that is under
 * way when a new generation goes live finishes on its own.
 */
export class LiveProgram {
  readonly #cells = new Map<string, FunctionCell>()
  #live: LiveInstance | undefined
  #broken: readonly Diagnostic[] = []

  /** Whether a program is live. */
  get isRunning(): boolean {
    return this.#live !== undefined
  }

  /** Number of the generation that is live; `undefined` where none is. */
  get generation(): number | undefined {
    return this.#live?.generation
  }

  /** The value of the program's last expression; `undefined` where no program is live. */
  get result(): Value | undefined {
    return this.#live?.result
  }

  /** What the program offers; empty where none is live. */
  get exports(): readonly ProgramExport[] {
    return this.#live?.instance.exports ?? []
  }

  /** Handles of the host's that the live program cannot serve, and why. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#broken
  }

  /**
   * A handle of one of the program's functions, to be taken once and called for ever: it calls the newest generation. The
   * same name gives the same handle. It may be taken before any program is live.
   *
   * Calling it throws `EngineError` with `NOT_LIVE`, `FUNCTION_MISSING`, or `FUNCTION_TYPE_CHANGED` where the newest
   * generation's type does not fit the one that it was taken with; and what the script throws, as `RuntimeError`.
   *
   * @param name as in `exports`: `Module.name`; all curried arguments are given at once
   */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the host says what it expects the function to be
  fn<F extends LiveFunction = (...args: unknown[]) => unknown>(name: string): F {
    let cell = this.#cells.get(name)
    if (cell === undefined) {
      cell = new FunctionCell(name)
      this.#cells.set(name, cell)
      if (this.#live !== undefined) this.#bind(cell, this.#live)
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the script checks its arguments at the call
    return cell.handle as LiveFunction as F
  }

  /**
   * A value of the live program by its exported name, as TypeScript has it now.
   *
   * @throws {EngineError} `NOT_LIVE`
   */
  get(name: string): unknown {
    const live = this.#require()
    const value = live.instance.get(name)
    return value === undefined ? undefined : live.toJs(value)
  }

  /**
   * The same as the machine has it, for `formatValue`; `undefined` where the program offers no such thing.
   *
   * @throws {EngineError} `NOT_LIVE`
   */
  value(name: string): Value | undefined {
    return this.#require().instance.get(name)
  }

  #require(): LiveInstance {
    if (this.#live !== undefined) return this.#live
    throw new EngineError('NOT_LIVE', 'No program is live.', { hint: 'Wait for a reload that succeeds.' })
  }

  /** For the engine: everything goes to another generation, in one step. */
  swap(live: LiveInstance | undefined): void {
    this.#live = live
    this.#broken = []
    if (live !== undefined) for (const cell of this.#cells.values()) this.#bind(cell, live)
  }

  #bind(cell: FunctionCell, { instance, toJsBound }: LiveInstance): void {
    const { name } = cell
    const found = instance.get(name)
    const type = instance.exports.find((each) => each.name === name)?.type
    if (found === undefined || type === undefined || found.rep.k !== 'fun') {
      const what = found === undefined ? `no function ${name}` : `${name} : ${type ?? '?'}, which is no function`
      return cell.breakWith(new EngineError('FUNCTION_MISSING', `The live program has ${what}.`))
    }
    if (cell.type !== undefined && cell.type !== type) {
      const message = `${name} was taken as ${cell.type}; the live program has it as ${type}.`
      return cell.breakWith(new EngineError('FUNCTION_TYPE_CHANGED', message))
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a function value becomes a function
    cell.bind(type, toJsBound(found) as Target)
  }
}
