import { describe, expect, test } from 'vitest'

import { HostRegistry, RuntimeError, Vm, toJs } from '@fsrs/vm'
import type { Expr, GlobalDef, Program, TypeDef, TypeRep } from '@fsrs/chunk'
import { Chunk } from '@fsrs/chunk'

import {
  INT,
  STRING,
  apply,
  call,
  chunk,
  fn,
  global,
  host,
  int,
  lambda,
  let_,
  library,
  local,
  op,
  program,
  seq,
  text,
  unit,
} from './ir.ts'

const FUNCTION: TypeRep = { k: 'fun', from: INT, to: INT }

/** What `string` makes of a value of a type. */
function shownAs(rep: TypeRep, value: Expr): Expr {
  return { k: 'library', name: 'string', reps: [rep], args: [value], at: 0 }
}

/** Names that mean something to JavaScript, or would end the text that they are written in. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'then',
  'eval',
  'arguments',
  '*/globalThis.hacked=1/*',
  '");globalThis.hacked=1;("',
  '`${globalThis.hacked=1}`',
  'a\n};globalThis.hacked=1;{',
  '\u2028globalThis.hacked=1',
]

function codeOf(body: () => unknown): string {
  try {
    body()
  } catch (error) {
    if (error instanceof RuntimeError) return error.code
    throw error
  }
  return 'nothing'
}

describe.each(['codegen', 'interpreter'] as const)('by %s, a script', (strategy) => {
  test.each(NAMES)('gains nothing from the name %j', (name) => {
    const type: TypeDef = {
      k: 'record',
      name,
      displayName: name,
      parameters: 0,
      toStringMethod: undefined,
      equality: 'structural',
      fields: [{ name, type: INT, isMutable: false }],
    }
    const twice: GlobalDef = { ...fn('f', [1], op('i32.mul', local(1), int(2))), name, displayName: name }
    const rep: TypeRep = {
      k: 'tuple',
      items: [INT, { k: 'def', name, args: [] }, { k: 'anon', fields: [{ name, type: INT }] }, STRING, STRING, STRING],
    }
    const init: Expr = {
      k: 'tuple',
      items: [
        { k: 'call', name, args: [int(21)], at: 0 },
        { k: 'new', type: name, tag: undefined, args: [int(1)] },
        { k: 'newAnon', names: [name], args: [int(2)] },
        { k: 'format', parts: [{ type: 'text', text: name }], args: [], at: 0 },
        shownAs(FUNCTION, { ...lambda([3], local(3)), closure: name }),
        shownAs(FUNCTION, { k: 'global', name, closure: name }),
      ],
    }
    const made: Program = program([twice], init, { types: [type], rep })
    const renamed = { ...made, units: made.units.map((one) => ({ ...one, name, file: name })) }
    const [product, record, anonymous, ...shown] = toJs(new Vm({ strategy }).execute(new Chunk(renamed))) as [
      number,
      object,
      object,
      ...string[],
    ]
    expect(product).toBe(42)
    expect(Object.entries(record)).toEqual([[name, 1]])
    expect(Object.entries(anonymous)).toEqual([[name, 2]])
    expect(shown).toEqual([name, name, name])
    expect(Object.hasOwn(globalThis, 'hacked')).toBe(false)
    expect(({} as Record<string, unknown>)['hacked']).toBeUndefined()
  })

  test('cannot reach what it was not given: unknown hosts and methods end in a coded error', () => {
    const program = chunk([], host('Host.constructor', unit), {
      hosts: [{ name: 'Host.constructor', type: 'unit -> int' }],
    })
    expect(codeOf(() => new Vm({ strategy, host: new HostRegistry() }).execute(program))).toBe('HOST_ERROR')
  })

  test('runs no getter of an object that the host handed over', () => {
    let reads = 0
    const trap = {
      get secret() {
        reads++
        return 1
      },
    }
    const registry = new HostRegistry()
      .register('Host.open', 'unit -> Thing', () => trap)
      .register('Host.use', 'Thing -> int', () => 5)
    const hosts = [
      { name: 'Host.open', type: 'unit -> Thing' },
      { name: 'Host.use', type: 'Thing -> int' },
    ]
    expect(
      toJs(
        new Vm({ strategy, host: registry }).execute(chunk([], host('Host.use', host('Host.open', unit)), { hosts })),
      ),
    ).toBe(5)
    expect(reads).toBe(0)
  })

  test('that takes values for what they are not ends in a coded error', () => {
    const wrong: Expr[] = [
      apply(text('f'), int(1)),
      library('Option.bind', text('g'), { k: 'op', op: 'option.some', args: [int(1)], at: 0 }),
    ]
    for (const init of wrong) {
      const run = (): unknown => new Vm({ strategy }).execute(chunk([], init))
      expect(run).toThrow(expect.objectContaining({ code: 'CHUNK_INVALID' }))
    }
  })

  test('pays for the work of the library before it is done', () => {
    const vm = new Vm({ strategy, fuel: 1_000_000, maxMemoryBytes: 10_000_000, timeoutMs: 2000 })
    const huge = library('List.init', int(2_000_000_000), lambda([1], local(1)))
    expect(codeOf(() => vm.execute(chunk([], library('List.length', huge))))).toMatch(/^(FUEL_EXHAUSTED|MEMORY_LIMIT)$/)
    const endless = library('Seq.length', library('Seq.initInfinite', lambda([1], local(1))))
    expect(codeOf(() => vm.execute(chunk([], endless)))).toBe('FUEL_EXHAUSTED')
    const wide = library('String.replicate', int(1_000_000_000), text('xxxxxxxx'))
    expect(codeOf(() => vm.execute(chunk([], wide, { rep: STRING })))).toMatch(/^(FUEL_EXHAUSTED|MEMORY_LIMIT)$/)
  })

  test('cannot make numbers that take forever', () => {
    const square = fn('square', [1, 2], {
      k: 'if',
      branches: [{ condition: op('prim.eq', local(2), int(0)), then: local(1) }],
      otherwise: call('square', op('big.mul', local(1), local(1)), op('i32.sub', local(2), int(1))),
    })
    const init = seq(
      call('square', { k: 'const', value: { type: 'bigint', value: '12345678901234567890' } }, int(60)),
      int(0),
    )
    expect(codeOf(() => new Vm({ strategy, fuel: 1e9, timeoutMs: 5000 }).execute(chunk([square], init)))).toMatch(
      /^(FUEL_EXHAUSTED|MEMORY_LIMIT)$/,
    )
  })

  test('is stopped in time though each of its turns takes long', () => {
    const long = 'a'.repeat(5_000_000)
    const registry = new HostRegistry()
      .register('Host.one', 'unit -> string', () => `${long}a`)
      .register('Host.two', 'unit -> string', () => `${long}b`)
    const hosts = ['Host.one', 'Host.two'].map((name) => ({ name, type: 'unit -> string' }))
    const spin: Expr = { k: 'while', condition: op('prim.lt', local(1), local(2)), body: unit }
    const init = seq(let_(1, host('Host.one', unit)), let_(2, host('Host.two', unit)), spin, int(0))
    const vm = new Vm({ strategy, host: registry, timeoutMs: 50 })
    expect(codeOf(() => vm.execute(chunk([], init, { hosts })))).toBe('TIMEOUT')
  })

  test.each([
    ['string.Trim', [text(' '.repeat(100_000))]],
    ['string.IndexOf#1', [text('a'.repeat(100_000)), text('b')]],
    ['string.Contains#1', [text('a'.repeat(100_000)), text('ab')]],
    ['string.LastIndexOf#1', [text('a'.repeat(100_000)), text('b')]],
    ['string.CompareTo', [text('a'.repeat(1_000_000)), text(`${'a'.repeat(999_999)}b`)]],
  ])('pays for what %s goes through', (key, args) => {
    const spin: Expr = {
      k: 'while',
      condition: { k: 'const', value: { type: 'bool', value: true } },
      body: seq(op('ignore', library(key, ...args)), unit),
    }
    const vm = new Vm({ strategy, fuel: 1_000_000 })
    expect(codeOf(() => vm.execute(chunk([], seq(spin, int(0)))))).toBe('FUEL_EXHAUSTED')
  })

  test('is stopped in a chain of host and script that calls itself', () => {
    const registry = new HostRegistry().register('Host.again', '(int -> int) -> int', (f: (n: number) => number) =>
      f(1),
    )
    const hosts = [{ name: 'Host.again', type: '(int -> int) -> int' }]
    const f = fn('f', [1], host('Host.again', global('f')))
    expect(
      codeOf(() =>
        new Vm({ strategy, host: registry, fuel: 100 }).execute(chunk([f], apply(global('f'), int(1)), { hosts })),
      ),
    ).toBe('FUEL_EXHAUSTED')
  })
})
