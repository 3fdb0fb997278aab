import type { ReloadCause, ReloadStats } from '@fsrs/stats'

import type { Generation } from './generation.ts'
import type { HostSnapshot } from './state/host-state.ts'
import { estimateBytes } from './state/state-size.ts'
import type { StateSource } from './state/state-transfer.ts'

/** One good generation, as `engine.history` lists it. */
export interface HistoryEntry {
  /** Its number. */
  readonly generation: number
  /** The generation whose program it is: itself, unless a rollback brought that back under a new number. */
  readonly program: number
  readonly cause: ReloadCause
  /** When it went live, by the engine's clock. */
  readonly atMs: number
  /** What its reload cost; `undefined` for the moment between its swap and the announcement. */
  readonly stats: ReloadStats | undefined
  readonly isLive: boolean
  /** Bytes of state that are kept for it, as estimated; 0 while it is live. */
  readonly stateBytes: number
}

/** The same with what a rollback needs. */
export interface Kept<Artifact> {
  readonly generation: Generation<Artifact>
  readonly program: number
  readonly atMs: number
  stats: ReloadStats | undefined
  /** Values of its cells when another generation took its place; undefined while it is live. */
  snapshot: StateSource | undefined
  /** The same of the host's state. */
  hostState: HostSnapshot | undefined
  stateBytes: number
  programBytes: number
  /** Number of the generation whose state it began with: the one before it, or the one whose snapshot was restored. */
  readonly stateOf: number | undefined
  /** What that state lost when this one took it over, in words. */
  losses: readonly string[]
}

/**
 * What a loaded program occupies, as measured: 42 KB for 400 bytes of source, 158 for 3.8 KB, 966 for 31 KB. Modules that
 * generations share are counted in each.
 */
const PROGRAM_BYTES = 32 * 1024
const PROGRAM_BYTES_A_SOURCE_BYTE = 32

/** The last good generations, oldest first, the live one last; bounded by count and bytes. */
export class History<Artifact> {
  readonly #limits: { readonly generations: number; readonly bytes: number }
  #kept: Kept<Artifact>[] = []
  readonly #sizes = new WeakMap<object, number>()

  constructor(limits: { readonly generations: number; readonly bytes: number }) {
    this.#limits = limits
  }

  /** For the host to read. */
  get entries(): readonly HistoryEntry[] {
    return this.#kept.map(({ generation, program, atMs, stats, stateBytes }, index) => ({
      generation: generation.number,
      program,
      cause: generation.cause,
      atMs,
      stats,
      isLive: index === this.#kept.length - 1,
      stateBytes,
    }))
  }

  /** The live generation; undefined where none is. */
  get live(): Kept<Artifact> | undefined {
    return this.#kept.at(-1)
  }

  /** A generation that is kept, by its number. */
  get(number: number): Kept<Artifact> | undefined {
    return this.#kept.find(({ generation }) => generation.number === number)
  }

  /** What the state of now no longer tells that a kept generation's told, in words: from now back, state by state. */
  lossesSince(number: number): readonly string[] {
    const losses: (readonly string[])[] = []
    let at = this.live
    // A state comes from an earlier one, so this ends; generations are let go from the oldest on, so none is missing.
    while (at !== undefined && at.generation.number > number) {
      losses.push(at.losses)
      at = at.stateOf === undefined ? undefined : this.get(at.stateOf)
    }
    if (at?.generation.number !== number) losses.push([`all that generation ${number} held, which was given up since`])
    return losses.toReversed().flat()
  }

  /** The generation before the program that is live now: going back twice goes back two programs. */
  get previous(): Kept<Artifact> | undefined {
    const { live } = this
    return (
      live && this.#kept.findLast(({ generation, program }) => isOwn(generation, program) && program < live.program)
    )
  }

  /** A generation went live. */
  push(kept: Kept<Artifact>): void {
    this.#kept.push(kept)
    this.trim()
  }

  /**
   * What a reload cost is known when it is announced; how large everything is, is estimated then, outside of the swap.
   *
   * @param liveState what the live program and the host hold now: history shares it and pays nothing for it
   */
  note(stats: ReloadStats, liveState: Iterable<unknown>): void {
    const kept = this.get(stats.generation)
    if (kept !== undefined) {
      kept.stats = stats
      kept.programBytes = this.get(kept.program)?.programBytes ?? 0
      if (stats.sourceSizeBytes > 0)
        kept.programBytes = PROGRAM_BYTES + PROGRAM_BYTES_A_SOURCE_BYTE * stats.sourceSizeBytes
    }
    this.#weigh(liveState)
    this.trim()
  }

  /** What several generations hold is paid for by the newest of them. */
  #weigh(liveState: Iterable<unknown>): void {
    const paid = new Set(liveState)
    for (const kept of this.#kept.toReversed()) {
      kept.stateBytes = 0
      for (const value of [...(kept.snapshot?.state.values() ?? []), ...(kept.hostState?.values() ?? [])]) {
        if (paid.has(value)) continue
        paid.add(value)
        kept.stateBytes += this.#bytesOf(value)
      }
    }
  }

  /** A value that is kept does not change, or hardly: it is looked at once. */
  #bytesOf(value: unknown): number {
    if (typeof value !== 'object' || value === null) return estimateBytes(value)
    let bytes = this.#sizes.get(value)
    if (bytes === undefined) this.#sizes.set(value, (bytes = estimateBytes(value)))
    return bytes
  }

  /** Lets go of the oldest until the limits hold; never of the live one. */
  trim(): void {
    const { generations, bytes } = this.#limits
    let total = this.#kept.reduce((sum, { stateBytes, programBytes }) => sum + stateBytes + programBytes, 0)
    let drop = 0
    while (drop < this.#kept.length - 1 && (this.#kept.length - 1 - drop > generations || total > bytes)) {
      const oldest = this.#kept[drop++]
      total -= (oldest?.stateBytes ?? 0) + (oldest?.programBytes ?? 0)
    }
    this.#kept.splice(0, drop)
  }

  /** Nothing is kept any more. */
  clear(): void {
    this.#kept = []
  }
}

function isOwn(generation: Generation<unknown>, program: number): boolean {
  return generation.number === program
}
