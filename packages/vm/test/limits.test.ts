import { describe, expect, test, vi } from 'vitest'

import { HostRegistry, RuntimeError, Vm, toJs } from '@fsrs/vm'
import type { Chunk, Expr } from '@fsrs/chunk'

import {
  bool,
  call,
  chunk,
  fn,
  for_,
  host,
  int,
  let_,
  library,
  local,
  op,
  seq,
  set,
  text,
  tryWith,
  unit,
  while_,
} from './ir.ts'

/** The clock of the machine, until it is disposed of. */
function fakeTime(nowMs: () => number): Disposable {
  const spy = vi.spyOn(performance, 'now').mockImplementation(nowMs)
  return { [Symbol.dispose]: () => spy.mockRestore() }
}

const forever = while_(bool(true), unit)

function thrownBy(body: () => unknown): RuntimeError {
  try {
    body()
  } catch (error) {
    if (error instanceof RuntimeError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe.each(['codegen', 'interpreter'] as const)('by %s, a limit', (strategy) => {
  test('of fuel ends loops, tail calls and recursion, and leaves the machine as it was', () => {
    const vm = new Vm({ strategy, fuel: 100_000 })
    const spin = fn('spin', [1], call('spin', local(1)))
    const endless = [
      chunk([], seq(forever, int(1))),
      chunk([spin], call('spin', int(1))),
      chunk([], seq(for_(1, int(0), int(2147483647), unit), int(1))),
    ]
    for (const program of endless) {
      expect(thrownBy(() => vm.execute(program)).code).toBe('FUEL_EXHAUSTED')
      expect(toJs(vm.execute(chunk([], int(7))))).toBe(7)
    }
  })

  test('of fuel is enough for what needs no more', () => {
    const sum = seq(
      let_(1, int(0), true),
      for_(2, int(1), int(1000), set(1, op('i32.add', local(1), local(2)))),
      local(1),
    )
    expect(toJs(new Vm({ strategy, fuel: 1_100 }).execute(chunk([], sum)))).toBe(500500)
    expect(thrownBy(() => new Vm({ strategy, fuel: 900 }).execute(chunk([], sum))).code).toBe('FUEL_EXHAUSTED')
  })

  test('of time ends the run', () => {
    const error = thrownBy(() => new Vm({ strategy, timeoutMs: 5 }).execute(chunk([], seq(forever, int(1)))))
    expect(error.code).toBe('TIMEOUT')
  })

  test('of time counts what the host takes, of whoever calls it first', () => {
    let nowMs = 1000
    using _ = fakeTime(() => nowMs)
    const wait = new HostRegistry().register('Host.wait', 'int -> int', (ms: number) => {
      nowMs += ms
      return ms
    })
    const waits = (ms: number) =>
      chunk([], seq(host('Host.wait', int(ms)), for_(1, int(0), int(100_000), unit), int(1)), {
        hosts: [{ name: 'Host.wait', type: 'int -> int' }],
      })
    const vm = new Vm({ strategy, timeoutMs: 50, host: wait })
    expect(toJs(vm.execute(waits(40)))).toBe(1)
    expect(thrownBy(() => vm.execute(waits(60))).code).toBe('TIMEOUT')
  })

  test('of time ends a script that does little but call a host, or print, that takes its time', () => {
    let nowMs = 1000
    using _ = fakeTime(() => nowMs)
    let calls = 0
    const work = (ms: number): number => {
      calls++
      nowMs += ms
      return ms
    }
    const hosts = new HostRegistry()
      .register('Host.one', 'int -> int', work)
      .register('Host.two', 'int -> unit -> int', work)
    const types = { hosts: [...hosts.signatures()].map(([name, type]) => ({ name, type })) }
    const often = (body: Expr): Chunk => chunk([], seq(for_(1, int(1), int(100), body), int(1)), types)
    const vm = new Vm({ strategy, timeoutMs: 50, host: hosts, print: () => void work(20) })
    const print = library('System.Console.Write', text('x'))
    for (const body of [host('Host.one', int(20)), host('Host.two', int(20), unit), print]) {
      calls = 0
      expect(thrownBy(() => vm.execute(often(body))).code).toBe('TIMEOUT')
      expect(calls).toBe(3)
    }
    // One that is quick is looked at now and then.
    expect(toJs(vm.execute(often(host('Host.one', int(0)))))).toBe(1)
  })

  test('of time is that of the run that another was called from, where that ends earlier', () => {
    let nowMs = 1000
    using _ = fakeTime(() => nowMs)
    const loop = chunk([], seq(for_(1, int(0), int(100_000), unit), int(1)))
    const patient = new Vm({ strategy, timeoutMs: 1000 })
    const hosts = new HostRegistry().register('Host.inner', 'int -> int', (ms: number) => {
      nowMs += ms
      return toJs(patient.execute(loop)) as number
    })
    const outer = (ms: number) =>
      chunk([], host('Host.inner', int(ms)), { hosts: [{ name: 'Host.inner', type: 'int -> int' }] })
    const vm = new Vm({ strategy, timeoutMs: 50, host: hosts })
    expect(toJs(vm.execute(outer(40)))).toBe(1)
    expect(() => vm.execute(outer(60))).toThrow(RuntimeError)
    expect(toJs(patient.execute(loop))).toBe(1)
  })

  test('of memory ends what only grows: lists, strings, closures', () => {
    const vm = new Vm({ strategy, maxMemoryBytes: 1_000_000 })
    const grow = (step: Expr, first: Expr): Expr => seq(let_(1, first, true), while_(bool(true), set(1, step)), int(0))
    const nil: Expr = { k: 'list', items: [] }
    for (const init of [
      grow(op('list.cons', int(1), local(1)), nil),
      grow(op('string.concat', local(1), local(1)), text('x')),
      grow({ k: 'tuple', items: [local(1), local(1)] }, int(0)),
      grow({ k: 'lambda', name: '', params: [9], body: local(9), at: 0 }, nil),
    ]) {
      expect(thrownBy(() => vm.execute(chunk([], init))).code).toBe('MEMORY_LIMIT')
    }
  })

  test('of memory that the host sees asks it once in some megabytes, and before each larger piece', () => {
    const asked: number[] = []
    let isFull = false
    const vm = new Vm({
      strategy,
      mayAllocate: (bytes) => {
        asked.push(bytes)
        return !isFull
      },
    })
    const list = (length: number): Expr => library('List.replicate', int(length), int(0))
    const cells = (turns: number): Expr =>
      seq(
        let_(1, { k: 'list', items: [] }, true),
        for_(2, int(1), int(turns), set(1, op('list.cons', int(1), local(1)))),
        int(1),
      )
    vm.execute(chunk([], cells(300_000)))
    expect(asked.length).toBeGreaterThan(1)
    expect(asked.length).toBeLessThan(10)
    asked.length = 0
    vm.execute(chunk([], seq(list(200_000), list(200_000), int(1))))
    expect(asked.filter((bytes) => bytes >= 4_800_000)).toHaveLength(2)
    isFull = true
    const caught = tryWith(seq(list(200_000), int(1)), 1, int(5))
    expect(thrownBy(() => vm.execute(chunk([], caught)))).toMatchObject({ code: 'MEMORY_LIMIT' })
    isFull = false
    expect(toJs(vm.execute(chunk([], caught)))).toBe(1)
  })

  test('cannot be caught, and passes a finally without running it', () => {
    const lines: string[] = []
    const vm = new Vm({ strategy, fuel: 10_000, print: (line) => lines.push(line) })
    const caught = tryWith(seq(forever, int(1)), 1, int(5))
    expect(thrownBy(() => vm.execute(chunk([], caught))).code).toBe('FUEL_EXHAUSTED')
    const cleanup = library('System.Console.Write', text('cleaned'))
    const guarded: Expr = { k: 'tryFinally', body: seq(forever, int(1)), cleanup: { k: 'seq', items: [cleanup, unit] } }
    expect(thrownBy(() => vm.execute(chunk([], guarded))).code).toBe('FUEL_EXHAUSTED')
    const endlessly: Expr = { k: 'tryFinally', body: op('i32.div', int(1), int(0)), cleanup: forever }
    expect(thrownBy(() => vm.execute(chunk([], endlessly))).code).toBe('FUEL_EXHAUSTED')
    expect(lines).toEqual([])
  })

  test('tells where the script was', () => {
    const spin = fn('spin', [1], { k: 'call', name: 'M:spin', args: [local(1)], at: 14 })
    const error = thrownBy(() =>
      new Vm({ strategy, fuel: 1000 }).execute(chunk([spin], call('spin', int(1)), { lineStarts: [0, 10] })),
    )
    expect(error.scriptStack[0]).toMatchObject({ name: 'M.spin', file: '/m.fsrs' })
  })

  test('tells where the script was in a loop that calls nothing', () => {
    const spin = { ...fn('spin', [1], while_(bool(true), unit)), at: 12 }
    const error = thrownBy(() =>
      new Vm({ strategy, fuel: 1000 }).execute(chunk([spin], call('spin', int(1)), { lineStarts: [0, 10] })),
    )
    expect(error.scriptStack[0]).toMatchObject({ name: 'M.spin', file: '/m.fsrs', line: 2 })
  })

  test('holds for a text larger than any text can be', () => {
    const doubled = seq(
      let_(1, text('xxxxxxxxxxxxxxxx'), true),
      for_(2, int(1), int(40), set(1, op('string.concat', local(1), local(1)))),
      int(0),
    )
    expect(thrownBy(() => new Vm({ strategy }).execute(chunk([], doubled))).code).toBe('MEMORY_LIMIT')
  })
})
