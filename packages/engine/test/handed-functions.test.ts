import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { describe, expect, test } from 'vitest'
import { formatExplanation } from '@fsrs/engine'
import type { EngineEvent } from '@fsrs/engine'
import { HostRegistry } from '@fsrs/vm'

import { running } from './live-world.ts'

setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')
if (typeof collect !== 'function') throw new Error('no garbage collector to call')

type Callback = (x: number) => number

/** A host that keeps what it is given, and calls it when it pleases. */
function listening() {
  const held: Callback[] = []
  const host = new HostRegistry()
    .register('Host.listen', '(int -> int) -> unit', (callback: Callback) => void held.push(callback))
    .register('Host.register', '(string * (int -> int)) list -> unit', (all) => {
      for (const [, callback] of all) held.push(callback)
    })
    .register('Host.apply', '(int -> int) -> int', (callback: Callback) => callback(1))
    .registerScoped('Host.during', '(int -> int) -> unit', (scope) => (callback: Callback) => {
      held.push(callback)
      scope.own(() => void held.splice(held.indexOf(callback), 1))
    })
  return { held, host }
}

const module = (body: string): string => `module M\n${body}\n`
const plus = (n: number): string => `let plus (x: int) = x + ${n}`

describe.each(['codegen', 'interpreter'] as const)('with the strategy %s', (strategy) => {
  test('a function that the host was given is the one of the newest program, over any number of reloads', async () => {
    const { held, host } = listening()
    const { engine, save } = await running(module(`${plus(1)}\nHost.listen plus`), { host, strategy })
    const [first] = held
    for (const n of [2, 3]) {
      const stats = await save(module(`${plus(n)}\nHost.listen plus`))
      expect({ ...stats.toJSON() }).toMatchObject({ functionsRebound: n - 1, functionsStale: 0 })
      expect(first?.(10)).toBe(10 + n)
    }
    expect(held.map((each) => each(10))).toEqual([13, 13, 13])
    expect(engine.explain()?.state.functions).toEqual({ rebound: 2, stale: 0, how: [] })
  })

  test('so is one that is handed over in a list of registrations, or that a function of the script returns', async () => {
    const { held, host } = listening()
    const source = (n: number): string => module(`${plus(n)}\nlet choices () = [ plus ]\nHost.register [ "a", plus ]`)
    const { engine, save } = await running(source(1), { host, strategy })
    const [chosen] = engine.live.fn<() => Callback[]>('choices')()
    await save(source(2))
    expect([held[0]?.(0), chosen?.(0)]).toEqual([2, 2])
  })

  test('a function that is gone, or has another type, goes on as it was, is named, and comes back with its type', async () => {
    const { held, host } = listening()
    const { engine, save } = await running(module(`${plus(1)}\nHost.listen plus`), { host, strategy })
    const stats = await save(module('let plus (x: string) = x'))
    expect(stats.functionsStale).toBe(1)
    const { how } = engine.explain()!.state.functions
    expect(how).toEqual(['plus : int -> int is string -> string now'])
    expect(formatExplanation(engine.explain()!)).toContain(`the host goes on with an old function: ${how[0]}`)
    expect(held[0]?.(0)).toBe(1)
    expect((await save(module('let other = 1'))).functionsStale).toBe(0)
    await save(module(plus(5)))
    expect(held[0]?.(0)).toBe(5)
    await save(module('let other = 2'))
    expect(engine.explain()?.state.functions.how).toEqual(['plus : int -> int is gone'])
  })
})

test('a closure that the host holds goes on as it was, and is counted; one that was only called on the way is not', async () => {
  const { held, host } = listening()
  const source = (n: number): string =>
    module(`let n = ${n}\nHost.listen (fun x -> x + n)\nlet two = Host.apply (fun x -> x + n)`)
  const { engine, save } = await running(source(1), { host })
  const stats = await save(source(2))
  expect(stats.functionsStale).toBe(1)
  expect(engine.explain()?.state.functions).toEqual({
    rebound: 0,
    stale: 1,
    how: ['1 closure, which no name tells apart'],
  })
  expect(held.map((each) => each(0))).toEqual([1, 2])
})

test('what goes with the program that acquired it is not counted', async () => {
  const { held, host } = listening()
  const source = (n: number): string => module(`${plus(n)}\nHost.during (fun x -> plus x)\nHost.during plus`)
  const { save } = await running(source(1), { host })
  expect((await save(source(2))).functionsStale).toBe(0)
  expect((await save(module('let other = 1'))).functionsStale).toBe(0)
  expect(held).toEqual([])
})

test('the first call of a function that stayed behind is an event', async () => {
  const { held, host } = listening()
  const { engine, save } = await running(module(`${plus(1)}\nHost.listen plus\nHost.listen (fun x -> x)`), { host })
  const events: EngineEvent[] = []
  const reading = (async () => {
    for await (const event of engine.events()) events.push(event)
  })()
  await save(module('let other = 1'))
  for (const each of [...held, ...held]) each(1)
  await engine[Symbol.asyncDispose]()
  await reading
  expect(events.filter(({ type }) => type === 'stale-call')).toEqual([
    { type: 'stale-call', generation: 1, name: 'plus', functionType: 'int -> int' },
    { type: 'stale-call', generation: 1, name: undefined, functionType: 'int -> int' },
  ])
})

test('so is a call of what a program that was refused has given to the host', async () => {
  const { held, host } = listening()
  const { engine, save } = await running(module(plus(1)), { host })
  const events: EngineEvent[] = []
  const reading = (async () => {
    for await (const event of engine.events()) events.push(event)
  })()
  expect((await save(module(`${plus(2)}\nHost.listen plus\nfailwith "no"`))).success).toBe(false)
  held[0]?.(1)
  await engine[Symbol.asyncDispose]()
  await reading
  expect(events.filter(({ type }) => type === 'stale-call')).toMatchObject([{ generation: 2, name: 'plus' }])
})

test('functions that the host holds keep no old program, once they are those of the new one', async () => {
  const { held, host } = listening()
  const source = (n: number): string =>
    module(`type P = { X: int }\n${plus(n)}\nlet show (p: P) = p.X\nHost.listen plus`)
  const { engine, save } = await running(source(0), { host, history: { generations: 0 } })
  const old: WeakRef<object>[] = []
  for (let n = 1; n <= 20; n++) {
    old.push(new WeakRef<object>(engine.currentChunk!), new WeakRef(engine.live.value('plus')!.raw as object))
    await save(source(n))
    await new Promise(setImmediate)
  }
  collect()
  expect(old.filter((each) => each.deref() !== undefined)).toEqual([])
  expect(held.map((each) => each(0))).toEqual(held.map(() => 20))
})

test('a loop that hands over closures at every turn is not followed for ever', async () => {
  const { held, host } = listening()
  const source = module('for i in 1 .. 20000 do\n    Host.listen (fun x -> x + i)')
  const { save } = await running(source, { host })
  expect(held).toHaveLength(20_000)
  expect((await save(module('let other = 1'))).functionsStale).toBe(4096)
})
