import { messageOf } from '@fsrs/base'

import { closeRun, ending, openRun, runEnd } from '../values/run-end.ts'
import { FsException } from '../values/values.ts'
import { RuntimeError } from './runtime-error.ts'

/** Whose computations run: a load of a program. */
export interface FiberOwner {
  /** Runs code of the program under its limits. */
  enter(body: () => void): void
  /** Whether the program is gone. */
  readonly hasEnded: boolean
  /** Calls `end` when the program goes, or before that when what this answers is called. */
  own(end: () => void): () => unknown
  /** What a computation that nobody waits for failed with. */
  failed(error: unknown): void
}

/** What one run may use; undefined is without limit. */
export interface Limits {
  /** Calls and loop turns. */
  readonly fuel: number | undefined
  readonly timeoutMs: number | undefined
  /** Bytes allocated by the run, estimated; what becomes garbage is not given back. */
  readonly maxMemoryBytes: number | undefined
  /** Calls that may be open at once; undefined is `MAX_FRAMES`. */
  readonly maxFrames?: number | undefined
  /** Whether there is room for so many bytes more: asked once in 4 MB, and before each larger piece. */
  readonly mayAllocate?: ((bytes: number) => boolean) | undefined
}

/** Calls that may be open at once where nobody says otherwise: what fits into the heap that Node gives by itself. */
export const MAX_FRAMES = 400_000

/** Turns between two looks at the clock, at most and at least; fewer where turns take long, as where long texts are compared. */
const SLICE = 1 << 11
const MIN_SLICE = 16
/** A slice that took longer is followed by a shorter one. */
const LONG_MS = 1
/** Calls of the host between two looks at the clock where they are quick, and where no clock runs. */
const HOST_CALLS = 16
const UNTIMED_HOST_CALLS = 2 ** 30

/** Bytes between two looks at what is left: generated code counts them down in small integers. */
const ROOM_SLICE = 1 << 24
/** The same where somebody is asked. */
const ASKED_SLICE = 1 << 22

/**
 * The run in progress. There is one in a thread: runs nest (a host function may start another), they never overlap. So
 * generated code and library reach it as a constant, and library functions need no context argument.
 */
export class Machine {
  /** What is left of the slice; generated code counts it down and calls `tick` below zero. */
  fuel: number
  /** Fuel behind the slice. */
  private reserve: number
  /**
   * How long the run may take, until its clock starts: with the first look at what it may use, or the first call of the
   * host. A call of a small function never comes to either, and reading the clock would double what it costs.
   */
  private untimedMs: number
  private deadlineMs: number
  /** Calls that may be open at once. */
  maxFrames: number
  /** Turns of the slice at hand, and when it began. */
  private slice: number
  private sliceBeganMs: number
  /** Calls of the host until the next look at the clock, and when the last look was. */
  private hostCallsLeft: number
  private hostLookMs: number
  /** Bytes left of the slice; generated code counts it down and calls `nextRoom` below zero. A small integer always. */
  room: number
  /** Bytes behind the slice. */
  private memory: number
  private mayAllocate: ((bytes: number) => boolean) | undefined
  private writeOut: (text: string) => void
  private writeError: (text: string) => void
  /** Whose code runs, where it can go on later. */
  owner: FiberOwner | undefined

  constructor() {
    this.owner = undefined
    this.fuel = 0
    this.reserve = 0
    this.untimedMs = Infinity
    this.deadlineMs = Infinity
    this.maxFrames = MAX_FRAMES
    this.slice = SLICE
    this.sliceBeganMs = 0
    this.hostCallsLeft = 0
    this.hostLookMs = 0
    this.room = 0
    this.memory = Infinity
    this.mayAllocate = undefined
    this.writeOut = refuseOutput
    this.writeError = refuseOutput
  }

  /** One turn of work: for loops whose number of turns nobody knows before, as over a seq. */
  step(): void {
    if (--this.fuel < 0) this.tick()
  }

  /** Pays for `steps` turns before they are done: every library function that works through n elements calls it. */
  charge(steps: number): void {
    this.fuel -= steps
    if (this.fuel < 0) this.tick()
  }

  /** Pays for `bytes` before they are allocated: 8 an array element, 2 a character, 32 a list cell, … */
  allocate(bytes: number): void {
    if (bytes > this.room) this.allocateMuch(bytes)
    else this.room -= bytes
  }

  private allocateMuch(bytes: number): void {
    const left = this.memory + this.room - bytes
    if (!(left >= 0)) this.outOfMemory()
    if (this.mayAllocate?.(bytes) === false) {
      throw ending(
        new RuntimeError('MEMORY_LIMIT', 'The script holds more memory than its host has for it.', {
          hint: 'Give the script more, or less to hold at once.',
        }),
      )
    }
    this.room = Math.min(this.mayAllocate === undefined ? ROOM_SLICE : ASKED_SLICE, Math.floor(left))
    this.memory = left - this.room
  }

  /** The slice of memory is used up: takes the next one, or ends the run. */
  nextRoom(): void {
    const owed = -this.room
    this.room = 0
    this.allocateMuch(owed)
  }

  private outOfMemory(): never {
    throw ending(
      new RuntimeError('MEMORY_LIMIT', 'The script allocated more memory than it may.', {
        hint: 'Raise maxMemoryBytes, or give the script less to do.',
      }),
    )
  }

  /** The slice is used up: takes the next one, or ends the run. */
  tick(): void {
    const owed = -this.fuel
    if (owed > this.reserve) {
      this.fuel = -1
      this.reserve = 0
      throw ending(
        new RuntimeError('FUEL_EXHAUSTED', 'The script used up its fuel.', {
          hint: 'Raise fuel, or look for a loop that never ends.',
        }),
      )
    }
    this.startClock()
    if (this.deadlineMs !== Infinity) this.lookAtClock()
    const left = this.reserve - owed
    const slice = Math.min(this.slice, left)
    this.fuel = slice
    this.reserve = left - slice
  }

  /** Time counts from here at the latest. */
  startClock(): void {
    if (this.untimedMs === Infinity) return
    this.deadlineMs = Math.min(performance.now() + this.untimedMs, this.deadlineMs)
    this.untimedMs = Infinity
    this.hostLookMs = -Infinity
  }

  /**
   * The host is about to be called, which no turn of the script pays for: the clock starts at the latest, and of earlier calls
   * it is seen how long they took.
   */
  beforeHost(): void {
    if (--this.hostCallsLeft < 0) this.lookBeforeHost()
  }

  /** The host has answered: it may have swallowed what ended the run. */
  afterHost(): void {
    if (runEnd.error !== undefined) throw runEnd.error
  }

  private lookBeforeHost(): void {
    this.startClock()
    this.hostCallsLeft = UNTIMED_HOST_CALLS
    if (this.deadlineMs === Infinity) return
    const nowMs = this.readClock()
    this.hostCallsLeft = nowMs - this.hostLookMs > LONG_MS ? 0 : HOST_CALLS
    this.hostLookMs = nowMs
  }

  /** The time; ends the run where its own is over. */
  private readClock(): number {
    const nowMs = performance.now()
    if (nowMs <= this.deadlineMs) return nowMs
    this.fuel = -1
    throw ending(
      new RuntimeError('TIMEOUT', 'The script ran past its deadline.', {
        hint: 'Raise timeoutMs, or look for a loop that never ends.',
      }),
    )
  }

  private lookAtClock(): void {
    const nowMs = this.readClock()
    const isLong = nowMs - this.sliceBeganMs > LONG_MS
    this.slice = isLong ? Math.max(MIN_SLICE, this.slice >> 2) : Math.min(SLICE, this.slice << 1)
    this.sliceBeganMs = nowMs
  }

  /** Output of `printf` and its kin, exactly as written. */
  print(text: string): void {
    this.write(this.writeOut, text)
  }

  /** Output of `eprintf` and its kin. */
  printError(text: string): void {
    this.write(this.writeError, text)
  }

  private write(write: (text: string) => void, text: string): void {
    this.charge(text.length >> 4)
    this.beforeHost()
    try {
      write(text)
    } catch (error) {
      throw outputRefused(error)
    }
  }

  /** Raises a .NET exception by its full name: `System.ArgumentException`. */
  raise(type: string, message: string, details?: Readonly<Record<string, unknown>>): never {
    throw this.traced(new FsException(type, message, null, details))
  }

  /** Notes where an exception is first raised. */
  traced<E extends FsException>(exception: E): E {
    if (exception.trace === undefined) exception.trace = captureTrace()
    return exception
  }

  /** Runs `body` under limits of its own; what ran before goes on afterwards with what it had left. */
  run<T>(
    limits: Limits,
    output: {
      readonly print: (text: string) => void
      readonly printError: (text: string) => void
      readonly owner?: FiberOwner
    },
    body: () => T,
  ): T {
    this.startClock()
    const outer = openRun()
    // Locals, not an object: a call of a small script function costs little more than this.
    const { fuel, reserve, deadlineMs, room, memory, mayAllocate, maxFrames, writeOut, writeError, owner } = this
    this.fuel = 0
    this.reserve = limits.fuel ?? Infinity
    // Nobody outlives the run that it was called from: its deadline stays where it is the earlier one.
    this.untimedMs = limits.timeoutMs ?? Infinity
    if (limits.timeoutMs !== undefined) this.hostCallsLeft = 0
    this.room = 0
    this.memory = limits.maxMemoryBytes ?? Infinity
    this.mayAllocate = limits.mayAllocate
    this.maxFrames = limits.maxFrames ?? MAX_FRAMES
    this.writeOut = output.print
    this.writeError = output.printError
    this.owner = output.owner
    try {
      return body()
    } finally {
      closeRun(outer)
      this.fuel = fuel
      this.reserve = reserve
      this.untimedMs = Infinity
      this.deadlineMs = deadlineMs
      this.room = room
      this.memory = memory
      this.mayAllocate = mayAllocate
      this.maxFrames = maxFrames
      this.writeOut = writeOut
      this.writeError = writeError
      this.owner = owner
    }
  }
}

/** The run in progress in this thread. */
export const machine: Machine = new Machine()

/** The host's own fault: the script has nothing to catch. */
function outputRefused(cause: unknown): RuntimeError {
  return new RuntimeError('HOST_ERROR', `The host did not take what the script printed: ${messageOf(cause)}.`, {
    cause,
  })
}

function refuseOutput(): never {
  throw new Error('no run is in progress')
}

function captureTrace(): { readonly stack?: string } {
  const withCapture = Error as typeof Error & { captureStackTrace?: (target: object) => void }
  if (withCapture.captureStackTrace === undefined) return new Error('raise')
  const holder: { stack?: string } = {}
  withCapture.captureStackTrace(holder)
  return holder
}
