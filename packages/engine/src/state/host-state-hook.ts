import { isPromise, settled } from '@fsrs/base'

import { preparedOf } from '../answers.ts'
import type { EnginePrepare, Generation, Prepared, PrepareContext, PrepareHook, PrepareResult } from '../generation.ts'
import type { History, Kept } from '../history.ts'
import type { HostSnapshot, HostStateTrial, HostStates } from './host-state.ts'
import { NO_STATE_REPORT } from './state-report.ts'
import type { RestoredFrom } from './state-report.ts'

/** What the host's state is prepared with. */
export interface HostStateHookOptions<Artifact> {
  readonly states: HostStates
  /** What the host, or the running of programs, does; undefined: nothing. */
  readonly prepare: PrepareHook<Artifact> | undefined
  /** Generations that are kept; undefined: none are. */
  readonly history: History<Artifact> | undefined
  /** Whether `prepare` itself puts generations into history, and decides where state comes from on the way back. */
  readonly isLive: boolean
  readonly nowMs: () => number
  /** File that findings stand in. */
  readonly file: string
}

/** The host's state takes part in every reload: declared in `prepare`, changed in the swap, kept with the generation. */
export function hookWithHostState<Artifact>(options: HostStateHookOptions<Artifact>): EnginePrepare<Artifact> {
  const { history, isLive } = options
  return (generation, live, context) => {
    const kept = context.restores === undefined ? undefined : history?.get(context.restores)
    const lost = kept === undefined ? [] : (history?.lossesSince(kept.generation.number) ?? [])
    const attempt = new Attempt(options, generation, context)
    if (kept === undefined || isLive) return attempt.with(live, { kept, snapshot: undefined, why: [] })
    if (lost.length > 0) return attempt.with(live, { kept, snapshot: kept.hostState, why: lost })
    // Back with the values of now where they fit, else with those of the swap.
    const now = attempt.with(live, { kept, snapshot: undefined, why: [] })
    const again = (result: PrepareResult): PrepareResult | Promise<PrepareResult> => {
      if (result.ok ? attempt.losses.length === 0 : attempt.refusals.length === 0) return result
      const why = result.ok ? attempt.losses : attempt.refusals
      const restored = (): PrepareResult | Promise<PrepareResult> =>
        new Attempt(options, generation, context).with(live, { kept, snapshot: kept.hostState, why })
      return result.ok ? Promise.resolve(result.program?.discard?.()).then(restored) : restored()
    }
    return isPromise(now) ? now.then(again) : again(now)
  }
}

interface From<Artifact> {
  /** The generation that comes back; undefined in a reload. */
  readonly kept: Kept<Artifact> | undefined
  /** Its values, in place of those of now. */
  readonly snapshot: HostSnapshot | undefined
  readonly why: readonly string[]
}

/** Numbers of the generation that comes back, and of the one whose program it is. */
interface Back {
  readonly generation: number
  readonly program: number
}

/** The signal stays one that is made when it is asked for. */
function withState(context: Omit<PrepareContext, 'state'>, state: PrepareContext['state']): PrepareContext {
  const { restores } = context
  return {
    get signal() {
      return context.signal
    },
    ...(restores === undefined ? {} : { restores }),
    state,
  }
}

/** One try to prepare a program. It lives as long as that does, so it holds no other program. */
class Attempt<Artifact> {
  readonly #options: HostStateHookOptions<Artifact>
  readonly #generation: Generation<Artifact>
  readonly #context: Omit<PrepareContext, 'state'>
  losses: readonly string[] = []
  refusals: readonly string[] = []

  constructor(
    options: HostStateHookOptions<Artifact>,
    generation: Generation<Artifact>,
    context: Omit<PrepareContext, 'state'>,
  ) {
    this.#options = options
    this.#generation = generation
    this.#context = context
  }

  with(live: Generation<Artifact> | undefined, from: From<Artifact>): PrepareResult | Promise<PrepareResult> {
    const { states, prepare } = this.#options
    const trial = states.begin(from.snapshot)
    const settle = (result: PrepareResult | undefined): PrepareResult | Promise<PrepareResult> =>
      this.#settle(trial, preparedOf(result, this.#options.file), from)
    // What a hook throws because a piece does not fit is told by the piece.
    const refuse = (error: unknown): PrepareResult | Promise<PrepareResult> => {
      if (trial.diagnostics('').length === 0) throw error
      return settle({ ok: false, diagnostics: [] })
    }
    const context = withState(this.#context, trial.declare)
    let answer: PrepareResult | Promise<PrepareResult> | undefined
    try {
      answer = prepare?.(this.#generation, live, context)
    } catch (error) {
      return refuse(error)
    }
    return isPromise(answer) ? settled(answer).then(settle, refuse) : settle(answer)
  }

  #settle(trial: HostStateTrial, result: PrepareResult, from: From<Artifact>): PrepareResult | Promise<PrepareResult> {
    const { states, isLive, file } = this.#options
    const restored = isLive && result.ok ? result.state?.().restored : undefined
    const kept = restored?.from === 'snapshot' ? from.kept?.hostState : undefined
    // The program's own state goes back to the swap, and the host's with it.
    const own = kept === undefined ? trial : states.begin(kept)
    own.check()
    const findings = own.diagnostics(file)
    this.losses = own.losses
    this.refusals = findings.map(({ message }) => message)
    if (findings.length > 0) {
      const diagnostics = [...(result.ok ? [] : result.diagnostics), ...findings]
      const refused: PrepareResult = { ok: false, diagnostics }
      const discarded = result.ok ? result.program?.discard?.() : undefined
      return discarded === undefined ? refused : discarded.then(() => refused)
    }
    if (!result.ok) return result
    return this.#ready(own, result, from)
  }

  #ready(trial: HostStateTrial, result: Extract<PrepareResult, { ok: true }>, from: From<Artifact>): PrepareResult {
    const { program = {} } = result
    const { kept, snapshot, why } = from
    const restored: RestoredFrom | undefined = kept && { from: snapshot === undefined ? 'state' : 'snapshot', why }
    const back = kept && { generation: kept.generation.number, program: kept.program }
    const commit = (): void => this.#commit(trial, program, snapshot === undefined, back)
    const state = () => {
      const report = result.state?.() ?? { ...NO_STATE_REPORT, restored }
      return { ...report, cells: [...report.cells, ...trial.cells] }
    }
    const own = { commit, discard: () => program.discard?.(), dispose: () => program.dispose?.() }
    return { ...result, program: own, state }
  }

  /** What throws, throws before anything has changed. */
  #commit(trial: HostStateTrial, program: Prepared, goesOn: boolean, back: Back | undefined): void {
    const { states, history, isLive, nowMs } = this.#options
    const before = states.snapshot()
    const old = history?.live
    trial.settle()
    program.commit?.()
    trial.apply()
    if (history === undefined) return
    if (old !== undefined) old.hostState = before
    if (!isLive) {
      history.push({
        generation: this.#generation,
        program: back?.program ?? this.#generation.number,
        atMs: nowMs(),
        stats: undefined,
        snapshot: undefined,
        hostState: undefined,
        stateBytes: 0,
        programBytes: 0,
        stateOf: goesOn ? old?.generation.number : back?.generation,
        losses: trial.losses,
      })
    } else if (history.live !== undefined) history.live.losses = [...history.live.losses, ...trial.losses]
  }
}
