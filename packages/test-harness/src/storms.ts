import type { SaveStrategy } from './save-strategies.ts'
import { saveStrategy } from './save-strategies.ts'
import { SeededRandom } from './seeded-random.ts'

/** One save of a storm. */
export interface StormSave {
  /** Since the start of the storm, in milliseconds. */
  readonly atMs: number
  /** Name of the file, as it was given. */
  readonly file: string
  /** Name of the save strategy. */
  readonly strategy: string
  /** Counts the saves of this file, from 1. */
  readonly version: number
}

/** Rapid modifications, as data: the same seed gives the same storm. */
export interface Storm {
  readonly seed: number
  /** In the order of time. */
  readonly saves: readonly StormSave[]
}

/** What a storm is made from. */
export interface StormOptions {
  readonly seed: number
  /** How many saves in all; default 1000. */
  readonly saves?: number
  /** Over how long they are strewn, at random, in milliseconds; default 1000. */
  readonly overMs?: number
  /** The names of the files; default one, `storm.txt`. */
  readonly files?: readonly string[]
  /** Names of save strategies, picked at random; default `truncate-write` and `temp-rename`. */
  readonly strategies?: readonly string[]
}

/** Plans a storm. */
export function planStorm(options: StormOptions): Storm {
  const { seed, saves = 1000, overMs = 1000, files = ['storm.txt'] } = options
  const { strategies = ['truncate-write', 'temp-rename'] } = options
  const random = new SeededRandom(seed)
  const versions = new Map<string, number>()
  const moments = Array.from({ length: saves }, () => random.fraction() * overMs).toSorted((a, b) => a - b)
  return {
    seed,
    saves: moments.map((atMs) => {
      const file = random.pick(files)
      const version = (versions.get(file) ?? 0) + 1
      versions.set(file, version)
      return { atMs, file, strategy: random.pick(strategies), version }
    }),
  }
}

/** What a storm needs of the world. */
export interface StormWorld {
  /** The absolute path of a file of the plan; each exists already. */
  path(file: string): string
  /** What is saved; default: a line that names file and version, of changing length. */
  readonly content?: (save: StormSave) => string
  readonly clock: { nowMs(): number; schedule(delayMs: number, callback: () => void): Disposable }
  /** Aborting ends the storm after the save that is under way. */
  readonly signal?: AbortSignal
}

/**
 * Performs a storm, one save after the other, none before its time; when the disk is slower than the plan, as fast as it
 * goes. Answers how many saves were done.
 */
export async function runStorm(storm: Storm, world: StormWorld): Promise<number> {
  const { clock, signal } = world
  const content = world.content ?? stormContent
  const startMs = clock.nowMs()
  let done = 0
  for (const save of storm.saves) {
    await waitUntil(startMs + save.atMs, world)
    if (signal?.aborted === true) break
    const strategy: SaveStrategy = saveStrategy(save.strategy)
    await strategy.save(world.path(save.file), content(save))
    done++
  }
  return done
}

/** The content of a save where the world says nothing else. */
export function stormContent(save: StormSave): string {
  return `${save.file} version ${save.version} ${'.'.repeat(save.version % 97)}\n`
}

async function waitUntil(atMs: number, { clock, signal }: StormWorld): Promise<void> {
  const delayMs = atMs - clock.nowMs()
  if (delayMs <= 0 || signal?.aborted === true) return
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      timer[Symbol.dispose]()
      signal?.removeEventListener('abort', finish)
      resolve()
    }
    const timer = clock.schedule(delayMs, finish)
    signal?.addEventListener('abort', finish, { once: true })
  })
}
