// The reload policy: START HERE. Everything that happens becomes an event; `step` decides what follows from it and
// `run.ts` does it. Nothing in here waits, reads or remembers, so every interleaving can be tested.
//
// One reload at a time goes through
//
//   idle → reading → compiling → preparing → checking → swapping → idle
//
// and what keeps it from going live sends it back to reading, under a new generation, with what asked for it. Four
// rules decide:
//
// - Nothing is announced of an error, and nothing that looks like half a file goes live, before the files are quiet:
//   the reload is held (`settling`) and checked again.
// - A program of several files waits a moment for changes of the others (`gathering`): they may be saved together.
// - A snapshot that a check finds torn (some files older than others, or a prefix of what is there now) never goes live.
//   One that is whole but not the newest does, and is followed by exactly one more reload.
// - Patience ends: files that never stop changing cannot keep every program from going live.

import { unreachable } from '@fsrs/base'

/** What a check of the files on disk, after they were read, found about the snapshot. */
export type Finding =
  /** The disk holds what was read. */
  | 'same'
  /** What was read was whole, and has been replaced since. */
  | 'newer'
  /** What was read never was on disk at one time, or is a mere prefix of what is there now. */
  | 'torn'

/** What a reload does once a check allows it. */
export type Next = 'prepare' | 'swap' | 'fail'

/** One try to make a program of one snapshot. */
export interface Attempt {
  /** Number of the compile; every attempt has its own. */
  readonly generation: number
  /** Who waits for the outcome; empty where only a change caused the reload. */
  readonly requests: readonly number[]
  /** Whether it makes an earlier program live again, whatever is on disk. */
  readonly restores: boolean
  /** Whether the files were seen not to change for the settle time. */
  readonly quiet: boolean
  /** Whether an earlier attempt of this reload was held: then what is found now may be one more piece of a save. */
  readonly burst: boolean
  /** When it began. */
  readonly beganMs: number
  /** When the first attempt of this reload began. */
  readonly sinceMs: number
}

/** What is being done. */
export type Work =
  | { readonly type: 'idle' }
  | { readonly type: 'reading'; readonly attempt: Attempt }
  | { readonly type: 'compiling'; readonly attempt: Attempt }
  | { readonly type: 'preparing'; readonly attempt: Attempt }
  /** `held`: the check ends a time of settling, in which any change means that the burst goes on. */
  | { readonly type: 'checking'; readonly attempt: Attempt; readonly next: Next; readonly held: boolean }
  | { readonly type: 'settling'; readonly attempt: Attempt; readonly next: Next }
  /** Waiting whether other files of the program are saved together with the one that changed. */
  | { readonly type: 'gathering'; readonly attempt: Attempt }
  | { readonly type: 'swapping'; readonly attempt: Attempt }
  | { readonly type: 'closed' }

/** Everything that the policy knows. */
export interface EngineState {
  /** How long files must not change to count as quiet, in milliseconds. */
  readonly settleMs: number
  /** How long a program of several files rests, once it is loaded, for changes of the others, in milliseconds. */
  readonly gatherMs: number
  /** How long a reload may be put off because files change, in milliseconds. */
  readonly patienceMs: number
  /** Whether changes cause reloads; otherwise only requests do. */
  readonly automatic: boolean
  /** The newest generation that was begun; 0 where none was. */
  readonly generation: number
  /** The generation that is live; 0 where none is. */
  readonly live: number
  /** Whether the disk may hold something that the newest snapshot does not. */
  readonly dirty: boolean
  /** Requests that came too late for the reload at work: the next one answers them. */
  readonly requests: readonly number[]
  /** Requests for an earlier program, each an attempt of its own, before any reload. */
  readonly rollbacks: readonly number[]
  readonly work: Work
}

/** Everything that can happen. */
export type StepEvent =
  /** Somebody wants a reload that sees what is on disk now. */
  | { readonly type: 'requested'; readonly request: number }
  /** Somebody wants an earlier program back. */
  | { readonly type: 'rollback'; readonly request: number }
  /** A file that the program depends on changed. */
  | { readonly type: 'changed' }
  /** From now on changes cause reloads, or do not any more. */
  | { readonly type: 'automatic'; readonly on: boolean }
  /** `unchanged`: the sources are those of the last reload that was announced. */
  | {
      readonly type: 'read'
      readonly generation: number
      readonly outcome: 'fresh' | 'unchanged' | 'unreadable'
      readonly quiet: boolean
    }
  /** `unfinished`: some file looks as if it were still being written. `several`: the program has more files than one. */
  | {
      readonly type: 'compiled'
      readonly generation: number
      readonly ok: boolean
      readonly quiet: boolean
      readonly unfinished: boolean
      readonly several: boolean
    }
  | { readonly type: 'prepared'; readonly generation: number; readonly ok: boolean }
  | { readonly type: 'checked'; readonly generation: number; readonly finding: Finding }
  | { readonly type: 'settled'; readonly generation: number }
  | { readonly type: 'swapped'; readonly generation: number; readonly ok: boolean }
  /** The engine is being disposed of. */
  | { readonly type: 'closed' }

/** Everything that the driver is told to do. */
export type Effect =
  /** Take a snapshot: of all sources, or of those that changed on top of the last one. */
  | {
      readonly type: 'read'
      readonly generation: number
      readonly scope: 'all' | 'changed'
      readonly requested: boolean
    }
  | { readonly type: 'compile'; readonly generation: number }
  /** Take the earlier program that a request wants, in place of reading and compiling; then prepare it. */
  | { readonly type: 'restore'; readonly generation: number; readonly request: number }
  /** Do what can be done of the preparation while nobody may see that anything happens. */
  | { readonly type: 'stage'; readonly generation: number }
  | { readonly type: 'prepare'; readonly generation: number }
  | { readonly type: 'check'; readonly generation: number }
  | { readonly type: 'swap'; readonly generation: number }
  /** Answer with `settled` after `delayMs`. */
  | {
      readonly type: 'wait'
      readonly generation: number
      readonly delayMs: number
      readonly because: 'error' | 'unfinished' | 'together'
    }
  | { readonly type: 'cancel-wait' }
  /** Stop what still runs for this generation and dispose of what was made for it: it will never be live. */
  | { readonly type: 'discard'; readonly generation: number; readonly reason: 'superseded' | 'stopped' }
  /** Tell everybody how the reload ended, and answer those who waited. */
  | {
      readonly type: 'announce'
      readonly generation: number
      readonly outcome: 'live' | 'refused'
      readonly requests: readonly number[]
    }
  /** Nothing was reloaded, because nothing differs. */
  | { readonly type: 'skip'; readonly generation: number }
  /** The engine is gone: answer these with that. */
  | { readonly type: 'dismiss'; readonly requests: readonly number[] }

type Step = readonly [EngineState, readonly Effect[]]

/** The times that the policy goes by. */
export type PolicyOptions = Pick<EngineState, 'settleMs' | 'gatherMs' | 'patienceMs'>

/** Before anything happened. */
export function initialState({ settleMs, gatherMs, patienceMs }: PolicyOptions): EngineState {
  return {
    settleMs,
    gatherMs,
    patienceMs,
    automatic: false,
    generation: 0,
    live: 0,
    dirty: false,
    requests: [],
    rollbacks: [],
    work: { type: 'idle' },
  }
}

/**
 * What follows from an event.
 *
 * @param nowMs never less than in an earlier call
 */
export function step(state: EngineState, event: StepEvent, nowMs: number): Step {
  if (state.work.type === 'closed') {
    return [state, 'request' in event ? [{ type: 'dismiss', requests: [event.request] }] : []]
  }
  switch (event.type) {
    case 'requested':
      return proceed({ ...state, requests: [...state.requests, event.request] }, nowMs)
    case 'rollback':
      return proceed({ ...state, rollbacks: [...state.rollbacks, event.request] }, nowMs)
    case 'changed':
      return onChanged({ ...state, dirty: true }, nowMs)
    case 'automatic':
      return event.on ? proceed({ ...state, automatic: true }, nowMs) : onManual({ ...state, automatic: false }, nowMs)
    case 'closed':
      return onClosed(state)
    case 'read':
    case 'compiled':
    case 'prepared':
    case 'checked':
    case 'settled':
    case 'swapped':
      return onAnswer(state, event, nowMs)
  }
  return unreachable(event)
}

type Answer = Extract<StepEvent, { readonly generation: number }>

/** An answer counts only for the attempt and the phase that asked for it: others come too late. */
function onAnswer(state: EngineState, event: Answer, nowMs: number): Step {
  const { work } = state
  if (work.type === 'idle' || work.type === 'closed' || work.attempt.generation !== event.generation) return [state, []]
  switch (work.type) {
    case 'reading':
      return event.type === 'read' ? onRead(state, work.attempt, event, nowMs) : [state, []]
    case 'compiling':
      return event.type === 'compiled' ? onCompiled(state, work.attempt, event, nowMs) : [state, []]
    case 'preparing':
      return event.type === 'prepared' ? onPrepared(state, work.attempt, event.ok, nowMs) : [state, []]
    case 'checking':
      return event.type === 'checked' ? onChecked(state, work, event.finding, nowMs) : [state, []]
    case 'settling':
      return event.type === 'settled' ? check(state, work.attempt, work.next, true) : [state, []]
    case 'gathering':
      // One that was saved meanwhile may not have been told of yet: the watcher merges what follows closely on a change.
      return event.type === 'settled' ? check(state, work.attempt, 'prepare', false) : [state, []]
    case 'swapping':
      return event.type === 'swapped' ? onSwapped(state, work.attempt, event.ok, nowMs) : [state, []]
  }
  return unreachable(work)
}

function onRead(
  state: EngineState,
  attempt: Attempt,
  { outcome, quiet }: Extract<StepEvent, { type: 'read' }>,
  nowMs: number,
): Step {
  switch (outcome) {
    case 'unreadable':
      return failWhenQuiet(state, { ...attempt, quiet }, nowMs)
    case 'unchanged':
      if (attempt.requests.length === 0) return finish(state, nowMs, [{ type: 'skip', generation: attempt.generation }])
      return compile(state, attempt)
    case 'fresh':
      return compile(state, attempt)
  }
  return unreachable(outcome)
}

function compile(state: EngineState, attempt: Attempt): Step {
  return [{ ...state, work: { type: 'compiling', attempt } }, [{ type: 'compile', generation: attempt.generation }]]
}

function onCompiled(
  state: EngineState,
  before: Attempt,
  event: Extract<StepEvent, { type: 'compiled' }>,
  nowMs: number,
): Step {
  const attempt = { ...before, quiet: event.quiet }
  if (!event.ok) return failWhenQuiet(state, attempt, nowMs)
  if ((event.unfinished || attempt.burst) && !isSettled(state, attempt, nowMs)) return settle(state, attempt, 'prepare')
  if (event.several && state.gatherMs > 0 && !isComplete(state, attempt, nowMs)) {
    // What changed while it was compiled would end the wait as soon as it had begun.
    return state.dirty ? restart(state, attempt, false, nowMs) : gather(state, attempt)
  }
  // Preparing may run the user's program: not worth it for a snapshot that a change has made doubtful.
  return state.dirty ? check(state, attempt, 'prepare', false) : prepare(state, attempt)
}

/**
 * Files that are saved together arrive one after the other, and each alone may make a program that compiles. Whoever
 * saves them may need the very processor that we compile on: the kernel wakes it there, and has it wait behind us although
 * another one is idle (traced on Linux 6.18). So time proves nothing while we work, and the rest begins once all that can
 * be done beforehand is done.
 */
function gather(state: EngineState, attempt: Attempt): Step {
  const { generation } = attempt
  return [
    { ...state, work: { type: 'gathering', attempt } },
    [
      { type: 'stage', generation },
      { type: 'wait', generation, delayMs: state.gatherMs, because: 'together' },
    ],
  ]
}

function prepare(state: EngineState, attempt: Attempt): Step {
  return [{ ...state, work: { type: 'preparing', attempt } }, [{ type: 'prepare', generation: attempt.generation }]]
}

function onPrepared(state: EngineState, attempt: Attempt, ok: boolean, nowMs: number): Step {
  // An earlier program does not depend on what is on disk now.
  if (attempt.restores) return ok ? perform(state, attempt, 'swap', nowMs) : refuse(state, attempt, nowMs)
  return ok ? check(state, attempt, 'swap', false) : failWhenQuiet(state, attempt, nowMs)
}

/** What is wrong with files that are being written is nobody's business yet. */
function failWhenQuiet(state: EngineState, attempt: Attempt, nowMs: number): Step {
  return isSettled(state, attempt, nowMs) ? check(state, attempt, 'fail', false) : settle(state, attempt, 'fail')
}

function settle(state: EngineState, attempt: Attempt, next: Next): Step {
  return [
    { ...state, work: { type: 'settling', attempt, next } },
    [
      {
        type: 'wait',
        generation: attempt.generation,
        delayMs: state.settleMs,
        because: next === 'fail' ? 'error' : 'unfinished',
      },
    ],
  ]
}

function check(state: EngineState, attempt: Attempt, next: Next, held: boolean): Step {
  return [
    { ...state, work: { type: 'checking', attempt, next, held } },
    [{ type: 'check', generation: attempt.generation }],
  ]
}

function onChecked(
  state: EngineState,
  { attempt, next, held }: Extract<Work, { type: 'checking' }>,
  finding: Finding,
  nowMs: number,
): Step {
  if (finding === 'same') return perform(state, held ? { ...attempt, quiet: true } : attempt, next, nowMs)
  const dirty = { ...state, dirty: true }
  const good = finding === 'newer' && next !== 'fail' && !held
  return good || isImpatient(state, attempt, nowMs)
    ? perform(dirty, attempt, next, nowMs)
    : restart(dirty, attempt, held, nowMs)
}

function perform(state: EngineState, attempt: Attempt, next: Next, nowMs: number): Step {
  switch (next) {
    case 'prepare':
      return prepare(state, attempt)
    case 'swap':
      return [{ ...state, work: { type: 'swapping', attempt } }, [{ type: 'swap', generation: attempt.generation }]]
    case 'fail':
      return refuse(state, attempt, nowMs)
  }
  return unreachable(next)
}

function onSwapped(state: EngineState, attempt: Attempt, ok: boolean, nowMs: number): Step {
  if (!ok) return refuse(state, attempt, nowMs)
  const { generation, requests } = attempt
  return finish({ ...state, live: generation }, nowMs, [{ type: 'announce', generation, outcome: 'live', requests }])
}

function refuse(state: EngineState, { generation, requests }: Attempt, nowMs: number): Step {
  return finish(state, nowMs, [{ type: 'announce', generation, outcome: 'refused', requests }])
}

/** The same reload once more, with what is on disk now. */
function restart(state: EngineState, attempt: Attempt, held: boolean, nowMs: number): Step {
  const generation = state.generation + 1
  const burst = attempt.burst || held
  const next: Attempt = { ...attempt, generation, quiet: false, burst, beganMs: nowMs }
  return [
    { ...state, generation, dirty: false, work: { type: 'reading', attempt: next } },
    [
      { type: 'discard', generation: attempt.generation, reason: 'superseded' },
      { type: 'read', generation, scope: 'changed', requested: attempt.requests.length > 0 },
    ],
  ]
}

function onChanged(state: EngineState, nowMs: number): Step {
  // The burst goes on: no need to wait for the end of the settle time to see what it brought.
  const { work } = state
  if (work.type === 'settling' || work.type === 'gathering') {
    const [next, effects] = restart(state, work.attempt, work.type === 'settling', nowMs)
    return [next, [{ type: 'cancel-wait' }, ...effects]]
  }
  return proceed(state, nowMs)
}

/** What only changes asked for is dropped; what somebody waits for goes on. */
function onManual(state: EngineState, nowMs: number): Step {
  const { work } = state
  if (work.type === 'idle' || work.type === 'closed' || work.attempt.requests.length > 0) return [state, []]
  // The outcome would be news of a time that is over. The swap itself is no work that could be stopped.
  if (work.type === 'swapping') return [state, []]
  return finish({ ...state, dirty: true }, nowMs, [...cancelWait(work), discard(work.attempt)])
}

function onClosed(state: EngineState): Step {
  const { work } = state
  const busy = work.type !== 'idle' && work.type !== 'closed'
  const waiting = [...state.requests, ...state.rollbacks]
  const requests = busy ? [...work.attempt.requests, ...waiting] : waiting
  const effects: Effect[] = busy ? [...cancelWait(work), discard(work.attempt)] : []
  return [
    { ...state, automatic: false, requests: [], rollbacks: [], work: { type: 'closed' } },
    [...effects, { type: 'dismiss', requests }],
  ]
}

function cancelWait(work: Work): Effect[] {
  return work.type === 'settling' || work.type === 'gathering' ? [{ type: 'cancel-wait' }] : []
}

function discard({ generation }: Attempt): Effect {
  return { type: 'discard', generation, reason: 'stopped' }
}

/** The reload is over: begin the next one where something asks for it. */
function finish(state: EngineState, nowMs: number, effects: readonly Effect[]): Step {
  const [next, more] = proceed({ ...state, work: { type: 'idle' } }, nowMs)
  return [next, [...effects, ...more]]
}

function proceed(state: EngineState, nowMs: number): Step {
  const { requests, rollbacks } = state
  const [rollback, ...otherRollbacks] = rollbacks
  if (state.work.type === 'idle' && rollback !== undefined) {
    const generation = state.generation + 1
    const attempt = attemptOf(generation, [rollback], true, nowMs)
    return [
      { ...state, generation, rollbacks: otherRollbacks, work: { type: 'preparing', attempt } },
      [
        { type: 'restore', generation, request: rollback },
        { type: 'prepare', generation },
      ],
    ]
  }
  if (state.work.type !== 'idle' || (requests.length === 0 && !(state.automatic && state.dirty))) return [state, []]
  const generation = state.generation + 1
  const requested = requests.length > 0
  const attempt = attemptOf(generation, requests, false, nowMs)
  return [
    { ...state, generation, dirty: false, requests: [], work: { type: 'reading', attempt } },
    [{ type: 'read', generation, scope: requested ? 'all' : 'changed', requested }],
  ]
}

function attemptOf(generation: number, requests: readonly number[], restores: boolean, nowMs: number): Attempt {
  return { generation, requests, restores, quiet: false, burst: false, beganMs: nowMs, sinceMs: nowMs }
}

function isSettled(state: EngineState, attempt: Attempt, nowMs: number): boolean {
  return attempt.quiet || isImpatient(state, attempt, nowMs)
}

/**
 * Whether nobody has to wait for other files that are saved together with those that changed. That a change is old says
 * nothing of them: it was noticed late, since the event loop was blocked, and so will theirs be.
 */
function isComplete(state: EngineState, attempt: Attempt, nowMs: number): boolean {
  return attempt.requests.length > 0 ? isSettled(state, attempt, nowMs) : isImpatient(state, attempt, nowMs)
}

function isImpatient(state: EngineState, attempt: Attempt, nowMs: number): boolean {
  return nowMs - attempt.sinceMs >= state.patienceMs
}
