import { choiceProblem, flagProblem, functionProblem, isObject, numberProblem, objectProblem, shown } from '@fsrs/base'
import type { OptionProblem } from '@fsrs/base'
import type { HostRegistry, ProgramExport, StrategyName, Value } from '@fsrs/vm'

import { EngineError } from '../engine-error.ts'

/** How many good generations are kept for `rollback`. */
export interface HistoryOptions {
  /** Generations besides the live one, ≥ 0; default 10. */
  readonly generations?: number
  /** Bytes of programs and of state that only history holds, as estimated, ≥ 0; default 64 MiB. */
  readonly bytes?: number
}

/** A new program that has run its initialisation, with the state that it would take over, and is not live. */
export interface CandidateProgram {
  readonly generation: number
  /**
   * A function or a value of it by its exported name, as TypeScript has it. Calling a function changes the candidate's own
   * state only; what it changed is undone before the candidate goes live.
   */
  readonly get: (name: string) => unknown
  /** What it offers, with types: a host that wants a certain value checks its type here. */
  readonly exports: readonly ProgramExport[]
  /** The value of its last expression. */
  readonly result: Value
}

/** Why a candidate may not go live. */
export interface Refusal {
  /** A sentence for the script's author. */
  readonly message: string
  /** Name of the export that it is about: the finding stands at its definition. */
  readonly about?: string
}

/**
 * Looks at a candidate before it goes live.
 *
 * @returns nothing where it may go live; otherwise why not. What it throws or rejects with refuses it too.
 */
export type ValidateHook = (
  candidate: CandidateProgram,
  context: { readonly signal: AbortSignal },
) => string | Refusal | undefined | void | Promise<string | Refusal | undefined | void>

/** How the engine runs programs itself. Limits hold for each run: the initialisation, each migration, each call. */
export interface LiveOptions {
  /** What scripts can reach; the compiler checks them against it. Default: nothing. */
  readonly host?: HostRegistry
  /** Calls and loop turns that a run may make; default: no limit. */
  readonly fuel?: number
  /** Milliseconds that a run may take; default: no limit. */
  readonly timeoutMs?: number
  /** Bytes that a run may allocate, as estimated; default: no limit. */
  readonly maxMemoryBytes?: number
  /** Gets what scripts print; default: the console, line by line. */
  readonly print?: (text: string) => void
  /** Gets what scripts print to standard error; default: the same as `print`. */
  readonly printError?: (text: string) => void
  /** Gets what a computation failed with that a script began with `Async.Start`; default: its message, as an error is printed. */
  readonly onAsyncError?: (error: unknown) => void
  /**
   * Whether what an initialisation prints comes only when the program goes live or fails; default true: of a burst of
   * edits, one prints. With false it comes as it is printed, in order with what host functions print.
   */
  readonly holdOutput?: boolean
  /**
   * Whether, once the first program is live, the compiler and the machine are warmed up while nobody waits, so that the
   * first saves are live as fast as later ones: some 40 rounds of one to five milliseconds, a tenth of a second in all.
   * Default false; for programs that people watch.
   */
  readonly warmUp?: boolean
  /** Called before an initialisation runs, in the same turn: from here on the script's own code is at work. */
  readonly onInitialise?: () => void
  /** Default `auto`: generated code unless the place forbids it. */
  readonly strategy?: StrategyName
  /** May refuse a program that is ready to go live; default: none is refused. */
  readonly validate?: ValidateHook
  /** What is kept for `rollback`. */
  readonly history?: HistoryOptions
}

const NUMBERS = ['fuel', 'timeoutMs', 'maxMemoryBytes'] as const
const FUNCTIONS = ['print', 'printError', 'onAsyncError', 'onInitialise', 'validate'] as const
const FLAGS = ['holdOutput', 'warmUp'] as const
const STRATEGIES: readonly StrategyName[] = ['auto', 'codegen', 'interpreter']

/** The first option that is wrong. The machine would say so too, but it is made when the first program is to run. */
export function liveProblem(live: LiveOptions | undefined): OptionProblem | undefined {
  if (live === undefined) return undefined
  if (!isObject(live)) return { message: `The option live is ${shown(live)}.`, hint: 'It takes an object, as in { }.' }
  const problems = [
    ...NUMBERS.map((name) => numberProblem(`live.${name}`, live[name], 0)),
    ...FUNCTIONS.map((name) => functionProblem(`live.${name}`, live[name])),
    ...FLAGS.map((name) => flagProblem(`live.${name}`, live[name])),
    choiceProblem('live.strategy', live.strategy, STRATEGIES),
    objectProblem('live.host', live.host, 'a HostRegistry', ['signatures', 'get']),
  ]
  return problems.find((problem) => problem !== undefined)
}

const HISTORY_BYTES = 64 * 1024 * 1024

/**
 * The limits with every default filled in.
 *
 * @param where names the options in messages
 * @throws {EngineError} `INVALID_OPTION` for a number that is out of its range
 */
export function historyLimits(where: string, history: HistoryOptions = {}): Required<HistoryOptions> {
  const { generations = 10, bytes = HISTORY_BYTES } = isObject(history) ? history : {}
  const problem = isObject(history)
    ? (numberProblem(`${where}.generations`, generations, 0) ?? numberProblem(`${where}.bytes`, bytes, 0))
    : { message: `The option ${where} is ${shown(history)}.`, hint: 'It takes an object, as in { generations: 10 }.' }
  if (problem !== undefined) throw new EngineError('INVALID_OPTION', problem.message, { hint: problem.hint })
  return { generations, bytes }
}
