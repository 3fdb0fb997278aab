import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { type Environment, isSameMeasured } from './environment.ts'

/** A run under way, as it is kept in a file. */
interface Kept {
  /** When and where it began. */
  readonly environment: Environment
  readonly seed: number
  readonly parts: Readonly<Record<string, unknown>>
}

/** What a run is about. */
export interface PartsOptions {
  /** Where the parts that are done are kept; undefined: nowhere. */
  readonly file: string | undefined
  /** Of the process that measures now. */
  readonly environment: Environment
  readonly seed: number
  /** The parts that are to be measured, all of them anew; undefined: those that are not done yet. */
  readonly asked: readonly string[] | undefined
}

/**
 * A run of a benchmark that takes long, in parts: each is kept once it is done, so that the next process goes on where this
 * one is cut off. A run goes on only with the same commit, unchanged, the same machine and the same versions; otherwise
 * it begins again.
 */
export class Parts {
  readonly #options: PartsOptions
  #kept: Kept

  constructor(options: PartsOptions) {
    const { file, environment, seed } = options
    this.#options = options
    const before = file === undefined ? undefined : keptIn(file)
    const goesOn = before?.seed === seed && isSameMeasured(before.environment, environment)
    this.#kept = goesOn ? before : { environment, seed, parts: {} }
  }

  /** Where and when the run began. */
  get environment(): Environment {
    return this.#kept.environment
  }

  /**
   * What was found of each part that the run is about.
   *
   * @throws {RangeError} where a part is asked for that is none of `names`
   */
  async measured<Found>(
    names: readonly string[],
    measure: (name: string) => Promise<Found>,
  ): Promise<ReadonlyMap<string, Found>> {
    const { asked } = this.#options
    const unknown = asked?.filter((name) => !names.includes(name)) ?? []
    if (unknown.length > 0)
      throw new RangeError(`There is no part ${unknown.join(', ')}. There are: ${names.join(', ')}.`)
    const found = new Map<string, Found>()
    for (const name of names.filter((each) => asked?.includes(each) ?? true)) {
      const before = asked === undefined ? this.#kept.parts[name] : undefined
      const one = before === undefined ? await measure(name) : (before as Found)
      found.set(name, one)
      if (before === undefined) this.#keep(name, one)
    }
    return found
  }

  /** The run is over, and its results are written. */
  forget(): void {
    if (this.#options.file !== undefined) rmSync(this.#options.file, { force: true })
  }

  #keep(name: string, found: unknown): void {
    this.#kept = { ...this.#kept, parts: { ...this.#kept.parts, [name]: found } }
    const { file } = this.#options
    if (file === undefined) return
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(this.#kept))
  }
}

function keptIn(file: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept
  } catch {
    // There is none, or it was cut off while it was written.
    return undefined
  }
}
