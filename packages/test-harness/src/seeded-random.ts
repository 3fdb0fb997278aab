/**
 * Repeatable chance: the same seed gives the same choices, on every machine. The generator is `sfc32` from PractRand
 * by Chris Doty-Humphrey (public domain), seeded as its author advises: the seed, a counter of 1, twelve rounds.
 */
export class SeededRandom {
  readonly seed: number
  #a = 0
  #b: number
  #c = 0
  #counter = 1

  /** @param seed any number; its lower 32 bits count */
  constructor(seed: number) {
    this.seed = seed
    this.#b = seed | 0
    for (let round = 0; round < 12; round++) this.#next()
  }

  /** At least 0, less than 1, in steps of 2⁻³². */
  fraction(): number {
    return this.#next() / 2 ** 32
  }

  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1))
  }

  /** One of them. @throws {RangeError} when there is none */
  pick<Item extends {}>(items: readonly Item[]): Item {
    const item = items[this.integer(0, items.length - 1)]
    if (item === undefined) throw new RangeError('There is nothing to pick from.')
    return item
  }

  #next(): number {
    const result = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0
    return result >>> 0
  }
}
