import { machine } from '../machine/machine.ts'
import { mark } from '../values/values.ts'
import { raiseRange } from './exceptions.ts'
import type { Library } from './library-contract.ts'

const LARGEST = 2 ** 31 - 1
/** The numbers that a state holds, and how far behind one another two are subtracted. */
const SIZE = 55
const LAG = 21

/**
 * .NET's Random with a seed: the subtractive generator of D. Knuth, The Art of Computer Programming, 3.2.2, with .NET's
 * constants, so that a seed gives the numbers that it gives there.
 */
class Random {
  declare readonly kind: 'library'
  private readonly state: Int32Array
  private at = 0

  constructor(seed: number) {
    this.state = stateOf(seed)
  }

  /** From 0 to below the largest int. */
  sample(): number {
    machine.step()
    const { state, at } = this
    const other = (at + LAG) % SIZE
    let value = state[at]! - state[other]!
    if (value === LARGEST) value--
    if (value < 0) value += LARGEST
    state[at] = value
    this.at = (at + 1) % SIZE
    return value
  }

  /** From 0 to below 1. */
  fraction(): number {
    return this.sample() * (1 / LARGEST)
  }

  /** The same for ranges wider than an int: two samples make one with a sign. */
  wideFraction(): number {
    const value = this.sample()
    const signed = this.sample() % 2 === 0 ? -value : value
    return (signed + (LARGEST - 1)) / (2 * LARGEST - 1)
  }
}
mark(Random, { kind: 'library' })

/** The state that .NET makes of a seed; `state[i]` is what it keeps at `i + 1`. */
function stateOf(seed: number): Int32Array {
  const state = new Int32Array(SIZE)
  let last = 161_803_398 - (seed === -LARGEST - 1 ? LARGEST : Math.abs(seed))
  state[SIZE - 1] = last
  let next = 1
  for (let i = 1; i < SIZE; i++) {
    const place = ((LAG * i) % SIZE) - 1
    state[place] = next
    next = (last - next) | 0
    if (next < 0) next += LARGEST
    last = state[place]!
  }
  for (let round = 1; round < 5; round++)
    for (let i = 0; i < SIZE; i++) {
      const value = (state[i]! - state[(i + 31) % SIZE]!) | 0
      state[i] = value < 0 ? value + LARGEST : value
    }
  return state
}

function between(random: Random, low: number, high: number): number {
  if (low > high) raiseRange("'minValue' cannot be greater than maxValue.", 'minValue')
  const range = high - low
  const fraction = range <= LARGEST ? random.fraction() : random.wideFraction()
  return Math.trunc(fraction * range) + low
}

/** The type. */
export const RANDOM_LIBRARY: Library = {
  'new System.Random#1': (seed) => new Random(seed),
  'System.Random.Next': (random) => random.sample(),
  'System.Random.Next#1': (random, high) => {
    if (high < 0) raiseRange("'maxValue' must be greater than zero.", 'maxValue')
    return Math.trunc(random.fraction() * high)
  },
  'System.Random.Next#2': between,
  'System.Random.NextDouble': (random) => random.fraction(),
  'System.Random.NextBytes': (random, bytes) => {
    for (let index = 0; index < bytes.length; index++) bytes[index] = random.sample() & 255
  },
}
