import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf } from '@fsrs/base'
import { HotReloadEngine } from '@fsrs/engine'
import type { PrepareResult } from '@fsrs/engine'
import { SeededRandom } from '@fsrs/test-harness'

import { FakeWorld } from './fake-world.ts'
import type { ReadFault } from './fake-world.ts'

// Faults in every phase, at any step, in any combination. Once they are over and the disk is quiet, the newest content
// is live; everybody who waited has been answered; whatever was prepared was given back or is live.

const script = 'main.fsrs'
const PHASE_TIMEOUT_MS = 200

interface Options {
  readonly seed: number
  /** How many calls in a hundred go wrong. */
  readonly faulty: number
  readonly async: boolean
  readonly noticeMs: number
}

class Chaos implements AsyncDisposable {
  readonly world = new FakeWorld({ [script]: 'text 0' })
  readonly engine: HotReloadEngine<string>
  readonly #random: SeededRandom
  #faulty: number
  #texts = 0
  /** What became of each program that was prepared. */
  readonly programs: { state: 'prepared' | 'live' | 'given back'; readonly artifact: string }[] = []
  readonly #answers: Promise<unknown>[] = []
  readonly #sleeping = new Set<() => void>()
  compiling = 0
  mostCompiling = 0

  constructor({ seed, faulty, async, noticeMs }: Options) {
    this.#random = new SeededRandom(seed)
    this.#faulty = faulty
    this.world.async = async
    this.world.noticeMs = noticeMs
    const reads: readonly ReadFault[] = ['throws', 'rejects', 'missing', 'unreadable', 'truncated']
    this.world.faults.read = () => (this.#fails() ? this.#random.pick(reads) : undefined)
    this.world.faults.stamps = () => this.#fails()
    this.world.faults.watch = () => (this.#fails() ? new Error('no watches left') : undefined)
    this.engine = HotReloadEngine.withCompiler(this.world.path(script), (text) => this.#compile(text), {
      ...this.world.options,
      phaseTimeoutMs: PHASE_TIMEOUT_MS,
      prepare: ({ artifact }) => this.#prepare(artifact),
    })
    this.engine.onReload(() => this.#callBack())
  }

  #fails(): boolean {
    return this.#random.integer(1, 100) <= this.#faulty
  }

  /** Answers at once, later, or never (and then, after the engine has given up, all the same). */
  async #mayHang(): Promise<void> {
    if (!this.#fails()) return
    if (this.#random.integer(0, 2) > 0) return this.world.clock.sleep(this.#random.integer(1, PHASE_TIMEOUT_MS * 2))
    await new Promise<void>((resolve) => this.#sleeping.add(resolve))
  }

  #compile(text: string): string | Promise<string> {
    if (this.#fails()) throw new Error('the compiler threw')
    this.compiling += 1
    this.mostCompiling = Math.max(this.mostCompiling, this.compiling)
    return this.#mayHang().then(() => {
      this.compiling -= 1
      if (text.startsWith('bad')) throw new Error('bad text')
      return text
    })
  }

  #prepare(artifact: string): PrepareResult | Promise<PrepareResult> {
    if (this.#fails()) throw new Error('the preparation threw')
    if (this.#fails()) return { ok: false, diagnostics: [] }
    const program: Chaos['programs'][number] = { state: 'prepared', artifact }
    this.programs.push(program)
    const giveBack = (from: 'prepared' | 'live') => async (): Promise<void> => {
      expect(program.state).toBe(from)
      program.state = 'given back'
      if (this.#fails()) throw new Error('the clean-up failed')
    }
    const commit = (): void => {
      if (this.#fails()) throw new Error('the commit failed')
      for (const other of this.programs) expect(other.state === 'live' && other.artifact === artifact).toBe(false)
      program.state = 'live'
    }
    const result = { ok: true, program: { commit, discard: giveBack('prepared'), dispose: giveBack('live') } } as const
    return this.#fails() ? this.#mayHang().then(() => result) : result
  }

  #callBack(): void {
    const what = this.#random.integer(0, 9)
    if (!this.#fails()) return
    if (what < 3) this.request()
    else if (what < 5) this.write(false)
    else if (what < 6 && this.engine.isWatching) this.#answers.push(this.engine.stop())
    else throw new Error('the callback threw')
  }

  write(bad: boolean): void {
    this.world.write(script, `${bad ? 'bad' : 'text'} ${++this.#texts}${'.'.repeat(this.#texts % 7)}`)
  }

  request(): void {
    this.#answers.push(this.engine.reload().catch(onlyUnreadable))
  }

  watch(): void {
    this.#answers.push(this.engine.watchAndReload().catch(() => undefined))
  }

  async act(): Promise<void> {
    switch (this.#random.integer(0, 8)) {
      case 0:
      case 1:
        return this.write(this.#fails())
      case 2:
        return this.world.remove(script)
      case 3:
        return this.request()
      case 4:
        if (this.engine.isWatching) this.#answers.push(this.engine.stop())
        return
      case 5:
        return this.watch()
      case 6: {
        const waiting = [...this.#sleeping]
        this.#sleeping.clear()
        for (const wake of waiting) wake()
        return
      }
      default:
        return this.world.clock.advance(this.#random.integer(0, 80))
    }
  }

  async endFaults(): Promise<string> {
    this.#faulty = 0
    for (const wake of this.#sleeping) wake()
    await this.world.clock.advance(PHASE_TIMEOUT_MS * 3)
    // A script that is not there cannot begin to be watched.
    this.write(false)
    this.watch()
    await this.world.clock.advance(1000)
    this.write(false)
    await this.world.clock.advance(5000)
    return this.world.read(script)!
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.engine[Symbol.asyncDispose]()
    await Promise.all(this.#answers)
  }
}

test('whatever fails, the newest content is live in the end, and nothing is left over', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.constantFrom(5, 20, 60),
      fc.boolean(),
      fc.constantFrom(0, 1, 30),
      fc.integer({ min: 1, max: 25 }),
      async (seed, faulty, async, noticeMs, acts) => {
        const chaos = new Chaos({ seed, faulty, async, noticeMs })
        for (let i = 0; i < acts; i++) await chaos.act()
        const text = await chaos.endFaults()
        expect(chaos.engine.currentChunk).toBe(text)
        expect(chaos.programs.filter(({ state }) => state !== 'given back')).toEqual([
          { state: 'live', artifact: text },
        ])
        await chaos[Symbol.asyncDispose]()
        await chaos.world.clock.runAll()
        expect(chaos.programs.filter(({ state }) => state !== 'given back')).toEqual([])
        expect(chaos.world.watchers.size).toBe(0)
        expect(chaos.world.clock.pending).toBe(0)
      },
    ),
    { seed: 8, numRuns: 300 },
  )
})

/** @throws what is no refusal to read */
function onlyUnreadable(error: unknown): void {
  if (codeOf(error) !== 'SOURCE_READ_FAILED') throw error
}
