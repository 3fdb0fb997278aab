import fc from 'fast-check'
import { expect, test } from 'vitest'

import { running } from './live-world.ts'
import { definitionsOf, drawChange, drawContent, drawType, expected, losesNothing } from './state-model.ts'
import { namesForChanges, textOf, typeOf } from './state-model.ts'
import type { Content, Type } from './state-model.ts'

/** A program that keeps a value, and knows what a value of that type must be by now. */
function source(type: Type, initial: Content, wanted: Content): string {
  return `module M
${definitionsOf(type).join('\n')}
[<Persist>]
let mutable kept : ${typeOf(type)} = ${textOf(type, initial)}
let wanted : ${typeOf(type)} = ${textOf(type, wanted)}
let holds () = (kept = wanted && sprintf "%A" kept = sprintf "%A" wanted)
`
}

/** What became of one change. */
type Way = 'refused' | 'state' | 'snapshot'

const refused: Way = 'refused'

/** A random change of a random type under a random value: what came of it there and back, beside what must have. */
async function thereAndBack(draw: fc.GeneratorValue) {
  const from = drawType(draw)
  const value = drawContent(draw, from)
  const to = drawChange(draw, from, namesForChanges())
  const want = expected(from, to, value)
  // What the new program would begin with itself is another value than the one that it must take over, mostly.
  const initial = drawContent(draw, to)

  const { engine, save } = await running(source(from, value, value))
  const { errorMessage } = await save(source(to, initial, want.ok ? want.value : initial))
  const holds = engine.live.fn<() => boolean>('holds')
  // A literal that the compiler has checked inhabits the type; what cannot be told from it does too.
  const inhabits = holds() && isEqual(engine.live.get('kept'), engine.live.get('wanted'))
  const there = { isRefused: errorMessage?.includes('cannot be taken over') ?? false, errorMessage, inhabits }
  const wanted = { isRefused: !want.ok, errorMessage: want.ok ? undefined : errorMessage, inhabits: true }
  if (!want.ok) return { got: there, wanted, way: refused }

  const back = await engine.rollback()
  const restored = engine.explain()?.state.restored
  const way = losesNothing(from, to) ? 'state' : restored?.from
  return {
    got: { ...there, backMessage: back.errorMessage, restored: restored?.from, isBack: holds() },
    wanted: { ...wanted, backMessage: undefined, restored: way, isBack: true },
    way: way ?? refused,
  }
}

/** Random changes one after another, those that are refused left out, and back to the first program at once. */
async function farAndBack(draw: fc.GeneratorValue, changes: number) {
  const names = namesForChanges()
  let type = drawType(draw)
  const value = drawContent(draw, type)
  const { engine, save } = await running(source(type, value, value))
  let accepted = 0
  for (let change = 0; change < changes; change++) {
    const to = drawChange(draw, type, names)
    const initial = drawContent(draw, to)
    if (!(await save(source(to, initial, initial))).success) continue
    accepted++
    type = to
  }
  const { errorMessage } = await engine.rollback(1)
  const isBack = engine.live.fn<() => boolean>('holds')()
  return { accepted, errorMessage, isBack, from: engine.explain()?.state.restored?.from }
}

/** As TypeScript has them, numbers and bigints told apart. */
function isEqual(left: unknown, right: unknown): boolean {
  expect(left).toEqual(right)
  return true
}

test('of random types, changes and values: the value inhabits the new type or the reload is refused, and the way back restores it', async () => {
  const ways = { refused: 0, state: 0, snapshot: 0 }
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (draw) => {
      const { got, wanted, way } = await thereAndBack(draw)
      ways[way]++
      expect(got).toEqual(wanted)
    }),
    { numRuns: 200, seed: 7 },
  )
  // It would prove little if one of these hardly ever happened.
  expect(Math.min(...Object.values(ways))).toBeGreaterThan(10)
}, 60_000)

test('after several random changes the way back to the first program gives what it held', async () => {
  const ways = { state: 0, snapshot: 0 }
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (draw) => {
      const { accepted, errorMessage, isBack, from } = await farAndBack(draw, 4)
      expect({ errorMessage, isBack }).toEqual({ errorMessage: undefined, isBack: true })
      if (accepted > 1 && from !== undefined) ways[from]++
    }),
    { numRuns: 100, seed: 11 },
  )
  expect(Math.min(ways.state, ways.snapshot)).toBeGreaterThan(10)
}, 60_000)
