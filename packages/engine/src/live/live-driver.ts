// Runs what the engine compiled: loads a new program beside the live one, gives it the state, runs its initialisation, and
// makes it live in one step. It is loaded when it is first needed, and with it the machine.

import { isObject, shown } from '@fsrs/base'
import type { Clock } from '@fsrs/base'
import type { Diagnostic } from '@fsrs/compiler'
import { Chunk, HostScope, RuntimeError, Vm, toJs, toJsBound } from '@fsrs/vm'
import type { HandedReport, ProgramInstance, StaleCall, Value } from '@fsrs/vm'

import { EngineError } from '../engine-error.ts'
import type { Generation, PrepareResult } from '../generation.ts'
import { HeldOutput } from './held-output.ts'
import type { History, Kept } from '../history.ts'
import { programDiagnostic, runDiagnostic } from '../live-diagnostics.ts'
import type { LiveOptions, Refusal, ValidateHook } from './live-options.ts'
import type { LiveProgram } from './live-program.ts'
import { recordedTypesOf } from '../state/recorded-types.ts'
import { NO_STATE_REPORT } from '../state/state-report.ts'
import type { RestoredFrom, CellReport, FunctionReport } from '../state/state-report.ts'
import { stateSchemaOf } from '../state/state-schema.ts'
import { StateRefused, stateOf, transferState } from '../state/state-transfer.ts'
import type { StateSource, Transfer } from '../state/state-transfer.ts'
import { warmUp } from './warm-up.ts'

/** What the driver works with. */
export interface DriverOptions {
  readonly live: LiveOptions
  readonly program: LiveProgram
  readonly history: History<Chunk>
  readonly clock: Clock
  /** Gets what giving back a program's acquisitions threw. */
  readonly onDisposeError: (error: unknown) => void
  /** The host called a function of a generation that is not live, which could not become that of the live one. */
  readonly onStaleCall: (generation: number, call: StaleCall) => void
  /** What is wrong with a chunk's migrations against the live state. */
  readonly findingsOf: (chunk: Chunk) => readonly Diagnostic[]
}

interface Running {
  readonly generation: Generation<Chunk>
  readonly instance: ProgramInstance
  readonly scope: HostScope
  readonly output: HeldOutput
}

/** A program that is loaded, with what belongs to it. */
interface Loaded {
  readonly chunk: Chunk
  readonly instance: ProgramInstance
  readonly scope: HostScope
  readonly output: HeldOutput
}

/** A program that has run its initialisation. */
interface Ready extends Running {
  readonly result: Value
  /** How often the live program had been entered when its state was taken: more often now, and the state is stale. */
  readonly stateAt: number
  readonly cells: readonly CellReport[]
  /** What the state lost on its way. */
  readonly losses: readonly string[]
  readonly restored: RestoredFrom | undefined
  readonly warnings: readonly Diagnostic[]
}

type Trial = { readonly ok: true; readonly ready: Ready } | Extract<PrepareResult, { readonly ok: false }>

/** Keeps one program running over its generations. */
export class LiveDriver {
  readonly #options: DriverOptions
  readonly #vm: Vm
  #running: Running | undefined
  #warming: Disposable | undefined
  /** Loaded before its time. */
  #staged: Loaded | undefined
  /** Of the last swap. */
  #functions: FunctionReport = NO_STATE_REPORT.functions

  constructor(options: DriverOptions) {
    this.#options = options
    this.#vm = new Vm(options.live)
  }

  /** Loads a program that `prepare` may follow for. Nothing of it runs, and what is wrong with it, `prepare` finds. */
  stage({ artifact }: Generation<unknown>): void {
    this.#staged = undefined
    if (!(artifact instanceof Chunk)) return
    try {
      this.#staged = this.#load(artifact)
    } catch {
      // Once more, and with an answer, in `prepare`.
    }
  }

  /** The `prepare` of the engine. It answers at once unless the host validates. */
  prepare(
    generation: Generation<Chunk>,
    context: { readonly signal: AbortSignal; readonly restores?: number },
  ): PrepareResult | Promise<PrepareResult> {
    if (!(generation.artifact instanceof Chunk)) {
      throw new EngineError('INVALID_OPTION', 'The option live needs a compiler that makes chunks.')
    }
    const trial = this.#try(generation, context.restores)
    if (!trial.ok) return trial
    const { validate } = this.#options.live
    if (validate === undefined) return this.#prepared(trial.ready, context.restores)
    return this.#validate(validate, trial.ready, context)
  }

  #prepared(first: Ready, restores: number | undefined): PrepareResult {
    let ready = first
    const commit = (): void => {
      // What the live program did since its state was taken is taken over, and what a canary did here is undone.
      if (ready.stateAt !== this.#runs || ready.instance.runs !== 1) {
        const again = this.#try(ready.generation, restores)
        if (!again.ok) throw new Error(again.diagnostics.map(({ message }) => message).join('\n'))
        void this.#giveUp(ready)
        ready = again.ready
      }
      this.#commit(ready, restores)
    }
    return {
      ok: true,
      program: { commit, discard: () => this.#giveUp(ready), dispose: () => end(ready) },
      diagnostics: ready.warnings,
      state: () => ({ cells: ready.cells, restored: ready.restored, functions: this.#functions }),
    }
  }

  /** What the live program holds in its pieces of state, as the machine has it. */
  get state(): Iterable<unknown> {
    return this.#currentState()?.state.values() ?? []
  }

  /** Nothing runs any more. */
  close(): void {
    this.#warming?.[Symbol.dispose]()
    this.#running = undefined
    this.#staged = undefined
    this.#options.program.swap(undefined)
  }

  get #runs(): number {
    return this.#running?.instance.runs ?? 0
  }

  /** Loads the program, gives it the state and runs its initialisation. The live one notices nothing. */
  #try(generation: Generation<Chunk>, restores: number | undefined): Trial {
    if (restores === undefined) return this.#tryWith(generation, this.#currentState(), { isBack: false })
    const { history } = this.#options
    return this.#tryBack(generation, history.get(restores)?.snapshot, history.lossesSince(restores))
  }

  /**
   * Back to an earlier program: with the state of now where nothing is lost, neither on the way back nor on the way here
   * (`lost`: a field that was taken away would come back empty), else with what it had at its swap.
   */
  #tryBack(generation: Generation<Chunk>, snapshot: StateSource | undefined, lost: readonly string[]): Trial {
    const current = this.#currentState()
    const there = this.#tryWith(generation, current, { isBack: true })
    if (there.ok && there.ready.losses.length + lost.length === 0) return there
    if (snapshot === undefined) return there
    if (there.ok) void this.#giveUp(there.ready)
    const why = there.ok ? [...lost, ...there.ready.losses] : there.diagnostics.map(({ message }) => message)
    const restored = this.#tryWith(generation, snapshot, { isBack: true })
    if (!restored.ok) return restored
    return { ok: true, ready: { ...restored.ready, restored: { from: 'snapshot', why } } }
  }

  #tryWith(
    generation: Generation<Chunk>,
    from: StateSource | undefined,
    { isBack }: { readonly isBack: boolean },
  ): Trial {
    const { live } = this.#options
    const stateAt = this.#runs
    const { instance: to, scope, output } = this.#takeLoaded(generation.artifact)
    const unbound = to.unboundHostFunctions
    if (unbound.length > 0) {
      const finding = (message: string): Diagnostic => programDiagnostic('HOST_UNBOUND', fileOf(generation), message)
      return { ok: false, diagnostics: unbound.map(finding) }
    }
    const result = from && transferState({ from, to, originOf: originOf(from), isBack })
    if (result?.ok === false) {
      const findings = this.#options.findingsOf(generation.artifact)
      return { ok: false, diagnostics: [...findings, ...result.diagnostics] }
    }
    const transfer = result?.transfer
    try {
      live.onInitialise?.()
      const value = to.run(transfer === undefined ? {} : { state: transfer.state })
      return {
        ok: true,
        ready: {
          generation,
          instance: to,
          scope,
          output,
          result: value,
          stateAt,
          cells: transfer?.cells() ?? [],
          losses: transfer?.losses() ?? [],
          warnings: transfer?.warnings ?? [],
          restored: isBack ? { from: 'state', why: [] } : undefined,
        },
      }
    } catch (error) {
      void this.#giveUp({ generation, instance: to, scope, output })
      return { ok: false, diagnostics: failureOf(error, generation, transfer, output) }
    }
  }

  #takeLoaded(chunk: Chunk): Loaded {
    const staged = this.#staged
    this.#staged = undefined
    return staged?.chunk === chunk ? staged : this.#load(chunk)
  }

  #load(chunk: Chunk): Loaded {
    const { live, onDisposeError } = this.#options
    const output = new HeldOutput(live)
    const scope = new HostScope(onDisposeError)
    return { chunk, instance: this.#vm.load(chunk, { scope, ...output.sinks }), scope, output }
  }

  #currentState(): StateSource | undefined {
    const running = this.#running
    return running && { instance: running.instance, state: stateOf(running.instance) }
  }

  async #validate(
    validate: ValidateHook,
    ready: Ready,
    { signal, restores }: { readonly signal: AbortSignal; readonly restores?: number },
  ): Promise<PrepareResult> {
    const { generation, instance, result } = ready
    const get = (name: string): unknown => {
      const value = instance.get(name)
      return value === undefined ? undefined : toJs(value)
    }
    let why: string | Refusal | undefined | void
    try {
      why = await validate({ generation: generation.number, get, exports: instance.exports, result }, { signal })
      requireRefusal(why)
    } catch (error) {
      await this.#giveUp(ready)
      throw error
    }
    if (why === undefined) return this.#prepared(ready, restores)
    await this.#giveUp(ready)
    const { message, about } = typeof why === 'string' ? { message: why } : why
    const place = instance.exports.find(({ name }) => name === about)?.definedAt
    return { ok: false, diagnostics: [programDiagnostic('CANDIDATE_REFUSED', fileOf(generation), message, place)] }
  }

  /** It never goes live; what the host got of it says so when it is called. */
  #giveUp(running: Running): Promise<void> {
    this.#retire(running)
    return end(running)
  }

  #retire({ generation, instance }: Running): void {
    const { onStaleCall } = this.#options
    const { number } = generation
    instance.retire((call) => onStaleCall(number, call))
  }

  /** The swap: nothing in here may fail once the pointer has moved. */
  #commit(ready: Ready, restores: number | undefined): void {
    const { generation, instance, scope, output, result } = ready
    const { history, program, clock } = this.#options
    const before = this.#running
    const old = history.live
    if (before !== undefined && old !== undefined)
      old.snapshot = { instance: before.instance, state: stateOf(before.instance) }
    this.#running = { generation, instance, scope, output }
    program.swap({ generation: generation.number, instance, result, toJs, toJsBound })
    this.#functions = NO_STATE_REPORT.functions
    if (before !== undefined) {
      this.#functions = functionReport(instance.takeHanded(before.instance))
      this.#retire(before)
    }
    const restored = restores === undefined ? undefined : history.get(restores)
    history.push(keptOf(ready, { before: old, restored, atMs: clock.nowMs() }))
    output.release()
    if (this.#options.live.warmUp === true) this.#warming ??= warmUp(clock)
  }
}

/** A hook that is written in JavaScript may answer with anything: neither does it go live, nor is it refused without a word. */
function requireRefusal(why: unknown): void {
  const isText = typeof why === 'string' || (isObject(why) && 'message' in why && typeof why.message === 'string')
  if (why === undefined || isText) return
  throw new Error(
    `The option live.validate answered with ${shown(why)}: it answers with nothing, or why not, as a text.`,
  )
}

function functionReport({ rebound, unfit, closures }: HandedReport): FunctionReport {
  const how = unfit.map(({ name, type, now }) =>
    now === undefined ? `${name} : ${type} is gone` : `${name} : ${type} is ${now} now`,
  )
  if (closures > 0) how.push(`${closures} ${closures === 1 ? 'closure' : 'closures'}, which no name tells apart`)
  return { rebound, stale: unfit.length + closures, how }
}

/** What a recorded type of the module `Old` is called in the program that the state is of. */
function originOf({ instance }: StateSource): (name: string) => string {
  const { origins } = recordedTypesOf(stateSchemaOf(instance.chunk.program))
  return (name) => origins.get(name) ?? name
}

/** What went wrong in an initialisation, in the script's terms; our own errors go on. */
function failureOf(
  error: unknown,
  generation: Generation<Chunk>,
  transfer: Transfer | undefined,
  output: HeldOutput,
): readonly Diagnostic[] {
  if (error instanceof StateRefused) return error.diagnostics
  if (!(error instanceof RuntimeError)) throw error
  output.release()
  const migrating = transfer?.migrating()
  const [code, what] =
    migrating === undefined
      ? (['INITIALISATION_FAILED', 'The initialisation failed'] as const)
      : (['MIGRATION_FAILED', `The migration of ${migrating} failed`] as const)
  return [runDiagnostic(code, what, error, fileOf(generation))]
}

function fileOf({ artifact }: Generation<Chunk>): string {
  return artifact.program.units.at(-1)?.file ?? ''
}

function keptOf(
  { generation, cells, losses, restored: from }: Ready,
  {
    before,
    restored,
    atMs,
  }: { readonly before: Kept<Chunk> | undefined; readonly restored: Kept<Chunk> | undefined; readonly atMs: number },
): Kept<Chunk> {
  const dropped = cells.filter(({ type }) => type === 'dropped')
  return {
    generation,
    program: restored?.program ?? generation.number,
    atMs,
    stats: undefined,
    snapshot: undefined,
    hostState: undefined,
    stateBytes: 0,
    programBytes: 0,
    stateOf: (from?.from === 'snapshot' ? restored : before)?.generation.number,
    losses: [...losses, ...dropped.map(({ cell }) => `the state ${cell}`)],
  }
}

/** The program never goes live, or does not any more: what it acquired is given back. */
async function end({ scope }: Running): Promise<void> {
  await scope[Symbol.asyncDispose]()
}
