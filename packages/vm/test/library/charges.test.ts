// Whatever the library works through, or makes, is paid for before: for every function of the catalog.

import { describe, expect, test } from 'vitest'

import { libraryEntries } from '@fsrs/chunk'
import type { TypeSyntax } from '@fsrs/chunk'

import { LIBRARY } from '../../src/library/library.ts'
import { machine } from '../../src/machine/machine.ts'
import type { Limits } from '../../src/machine/machine.ts'
import { RuntimeError } from '../../src/machine/runtime-error.ts'
import { FsException, Seq, Tuple2 } from '../../src/values/values.ts'
import { INDEPENDENT_OF_SIZE, SHARING } from './independent-of-size.ts'
import { CHOICES, argumentsOf, hasSize, signatureOf } from './sized-arguments.ts'
import type { Choice, Signature } from './sized-arguments.ts'

const SMALL = 4
const LARGE = 6400
/** Enough for what is small; of what is large it pays for a turn in 200 items. */
const FUEL = 32

/** Enough items to see whether they were paid for. */
const MANY = 800

/** Enough items to see the process grow by them. */
const HUGE = 25_000

/** Of few items that are long, few are made. */
const NUMBERS = CHOICES.filter(({ variables, item }) => variables === 'int' && item !== 'first')

type Outcome = 'done' | 'raised' | RuntimeError['code']

const listedKeys = Object.values(INDEPENDENT_OF_SIZE).flat()
const sharing: ReadonlySet<string> = new Set(SHARING)
const listed: ReadonlySet<string> = new Set(listedKeys)

function within<T>(limits: Partial<Limits>, body: () => T): T {
  const all = { fuel: undefined, timeoutMs: undefined, maxMemoryBytes: undefined, ...limits }
  return machine.run(all, { print: () => undefined, printError: () => undefined }, body)
}

/** Goes through what is made only while somebody goes through it, and runs what waits to be run. */
function finish(value: unknown, result: TypeSyntax, size: number): void {
  const made = result.k === 'name' && result.name === 'Async' ? LIBRARY['Async.RunSynchronously']!(value) : value
  if (!(made instanceof Seq) && !(typeof made === 'object' && made !== null && 'next' in made)) return
  const items = (made as Iterable<unknown>)[Symbol.iterator]()
  for (let taken = 0; taken < 2 * size && items.next().done !== true; taken++);
}

function call(key: string, args: readonly unknown[]): unknown {
  return LIBRARY[key]!(...args)
}

function argumentsFor(signature: Signature, size: number, choice: Choice): readonly unknown[] {
  return within({}, () => argumentsOf(signature, size, choice))
}

function outcomeOf(body: () => void, limits: Partial<Limits>): Outcome {
  try {
    within(limits, body)
    return 'done'
  } catch (error) {
    if (error instanceof RuntimeError) return error.code
    // Not every choice suits every function: a list is no number that `float` could read.
    if (error instanceof FsException || error instanceof TypeError) return 'raised'
    throw error
  }
}

function isPaid(key: string, signature: Signature, choice: Choice): boolean {
  const ends = (size: number): Outcome => {
    const args = argumentsFor(signature, size, choice)
    return outcomeOf(() => finish(call(key, args), signature.result, size), { fuel: FUEL })
  }
  // What would be too large for anything ends before it is counted.
  return /FUEL|MEMORY/.test(ends(LARGE)) && !/FUEL|MEMORY/.test(ends(SMALL))
}

/** Items of a collection, characters of a text, and those of what is in a tuple; of what is made later, none. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null || value instanceof Seq || 'next' in value) return 0
  if (value instanceof Tuple2) return sizeOf(value.f0) + sizeOf(value.f1)
  if (Array.isArray(value)) return value.length
  if (!(Symbol.iterator in value)) return 0
  return Array.from(value as Iterable<unknown>).length
}

/** Whether a text is part of one that was there before, whose characters it shares. */
function isShared(value: unknown, args: readonly unknown[]): boolean {
  return typeof value === 'string' && args.some((arg) => String(arg).includes(value))
}

/** Whether something large is made although there is little memory. */
function makesUnpaid(key: string, signature: Signature, choice: Choice): boolean {
  const args = argumentsFor(signature, MANY, choice)
  let made: unknown
  const outcome = outcomeOf(() => (made = call(key, args)), { maxMemoryBytes: MANY / 2 })
  return outcome === 'done' && within({}, () => sizeOf(made) > MANY / 4 && !isShared(made, args))
}

function endsAtMemory(key: string, signature: Signature, choice: Choice): boolean {
  const args = argumentsFor(signature, MANY, choice)
  return outcomeOf(() => void call(key, args), { maxMemoryBytes: MANY / 2 }) === 'MEMORY_LIMIT'
}

function takesFunctions({ params }: Signature): boolean {
  return params.some((type) => type.k === 'function' || (type.k === 'name' && DELEGATES.has(type.name)))
}

const DELEGATES: ReadonlySet<string> = new Set(['Predicate', 'Action', 'Converter', 'Comparison'])

/** What the process holds of memory that V8 knows of. */
function heldBytes(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** What the process grows by comes from elsewhere too, now and then; what a function makes it makes every time. */
const TRIES = 4

/** Whether the process grows by more than half of what it would for so many items, where a run ends at its memory. */
function growsBefore(key: string, signature: Signature, choice: Choice): boolean {
  for (let tries = 0; tries < TRIES; tries++) {
    const args = argumentsFor(signature, HUGE, choice)
    const before = heldBytes()
    outcomeOf(() => void call(key, args), { maxMemoryBytes: MANY / 2 })
    if (heldBytes() - before <= 7 * HUGE) return false
  }
  return true
}

/** Those that are given something that may be large, and are no exception. */
const sized = [...libraryEntries()]
  .map(([key, entry]) => ({ key, signature: signatureOf(entry) }))
  .filter(({ key, signature }) => hasSize(signature) && !listed.has(key))

describe('a function of the library', () => {
  test('pays for its work by the size of what it is given', () => {
    const unpaid = sized.filter(({ key, signature }) => !CHOICES.some((choice) => isPaid(key, signature, choice)))
    expect(unpaid.map(({ key }) => key)).toEqual([])
  })

  test('pays for the memory of what it makes before it makes it', () => {
    const makers = sized.filter(({ key }) => !sharing.has(key))
    const unpaid = makers.filter(({ key, signature }) => NUMBERS.some((choice) => makesUnpaid(key, signature, choice)))
    expect(unpaid.map(({ key }) => key)).toEqual([])
    // What functions leave behind that are called for each item is no part of it.
    const late = makers.filter(({ key, signature }) => {
      if (takesFunctions(signature)) return false
      const choice = NUMBERS.find((each) => endsAtMemory(key, signature, each))
      return choice !== undefined && growsBefore(key, signature, choice)
    })
    expect(late.map(({ key }) => key)).toEqual([])
  })

  test('is an exception once, and only if there is one of that name that could be given something large', () => {
    const all = [...listedKeys, ...SHARING]
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([])
    const entries = libraryEntries()
    expect(all.filter((key) => !entries.has(key) || !hasSize(signatureOf(entries.get(key)!)))).toEqual([])
  })
})
