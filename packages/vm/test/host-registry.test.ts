import { inspect } from 'node:util'

import { describe, expect, test } from 'vitest'

import { HostRegistry, HostRegistryError, RuntimeError, Vm, formatValue, fromJs, toJs } from '@fsrs/vm'
import type { Chunk, Expr, TypeRep } from '@fsrs/chunk'

import {
  INT,
  STRING,
  apply,
  chunk,
  fn,
  global,
  host,
  int,
  lambda,
  let_,
  local,
  op,
  seq,
  text,
  tryWith,
  unit,
  while_,
  bool,
} from './ir.ts'

const UNIT: TypeRep = { k: 'prim', name: 'unit' }
const some = (value: Expr): Expr => op('option.some', value)
const none: Expr = { k: 'const', value: { type: 'null' } }

function thrownBy(body: () => unknown): Error & { readonly code?: string } {
  try {
    body()
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('a registration', () => {
  test('is a name in a module, and the type of a function', () => {
    const registry = new HostRegistry().register('Host.log', 'string -> unit', () => undefined)
    expect([...registry.signatures()]).toEqual([['Host.log', 'string -> unit']])
  })

  test.each([
    ['log', 'string -> unit', 'INVALID_HOST_NAME'],
    ['Host.__proto__.x', 'string -> unit', 'INVALID_HOST_NAME'],
    ['Host.log', 'string ->', 'INVALID_HOST_TYPE'],
    ['Host.log', 'string', 'INVALID_HOST_TYPE'],
    ['Host.log', 'unit -> list', 'INVALID_HOST_TYPE'],
    ['Host.log', 'unit -> (Map<int> * string)', 'INVALID_HOST_TYPE'],
    ['Host.log', 'int<m> -> int', 'INVALID_HOST_TYPE'],
    ['Host.log', 'Queue<int> -> int', 'INVALID_HOST_TYPE'],
    ['Host.taken', 'unit -> unit', 'HOST_NAME_TAKEN'],
  ])('of %s : %s is refused', (name, type, code) => {
    const registry = new HostRegistry().register('Host.taken', 'unit -> unit', () => undefined)
    const error = thrownBy(() => registry.register(name, type, () => undefined))
    expect(error).toBeInstanceOf(HostRegistryError)
    expect(error.code).toBe(code)
  })
})

test.each([undefined, null, 'f'])('a registration with %s for a function is refused', (implementation) => {
  const registry = new HostRegistry()
  expect(thrownBy(() => registry.register('H.f', 'int -> int', implementation as never)).code).toBe('NO_HOST_FUNCTION')
  expect(thrownBy(() => registry.registerScoped('H.f', 'int -> int', implementation as never)).code).toBe(
    'NO_HOST_FUNCTION',
  )
  expect(thrownBy(() => registry.register('H.f', undefined as never, (() => 1) as never)).code).toBe(
    'INVALID_HOST_TYPE',
  )
  expect(registry.signatures().size).toBe(0)
})

describe.each(['codegen', 'interpreter'] as const)('by %s, a host function', (strategy) => {
  function run(
    name: string,
    type: string,
    implementation: (...args: never[]) => unknown,
    init: Expr,
    rep: TypeRep = INT,
  ): unknown {
    const registry = new HostRegistry().register(name, type, implementation)
    return toJs(new Vm({ strategy, host: registry }).execute(chunk([], init, { rep, hosts: [{ name, type }] })))
  }

  test('gets its curried arguments at once, as TypeScript values', () => {
    const seen: unknown[] = []
    const init = host(
      'Host.f',
      text('a'),
      some(int(1)),
      none,
      { k: 'list', items: [int(1), int(2)] },
      { k: 'tuple', items: [int(1), text('b')] },
    )
    const type = 'string -> int option -> int option -> int list -> int * string -> unit'
    run('Host.f', type, (...args) => seen.push(...args), init, UNIT)
    expect(seen).toEqual(['a', 1, undefined, [1, 2], [1, 'b']])
  })

  test('is a function value like any other', () => {
    const init = seq(let_(1, apply({ k: 'hostValue', name: 'Host.sub' }, int(10))), apply(local(1), int(3)))
    expect(run('Host.sub', 'int -> int -> int', (a: number, b: number) => a - b, init)).toBe(7)
  })

  test('calls back into the script, and the script into it again', () => {
    const callback = lambda([1], op('i32.mul', local(1), int(2)))
    const twice = (f: (x: number) => number): number => f(f(5))
    expect(run('Host.twice', '(int -> int) -> int', twice, host('Host.twice', callback))).toBe(20)
  })

  test('that answers with the wrong type is a coded error that says what was expected', () => {
    const error = thrownBy(() => run('Host.f', 'unit -> int', () => 'no', host('Host.f', unit)))
    expect(error.code).toBe('HOST_ERROR')
    expect(error.message).toBe('The result of Host.f should be int, but is the string "no".')
    expect(thrownBy(() => run('Host.f', 'unit -> int', () => 1.5, host('Host.f', unit))).message).toContain(
      'the number 1.5',
    )
    expect(thrownBy(() => run('Host.f', 'unit -> int list', () => [1, 'x'], host('Host.f', unit))).message).toContain(
      'Host.f[1] should be int',
    )
  })

  test('that throws raises an exception which the script may catch', () => {
    const broken = (): never => {
      throw new Error('disk full')
    }
    expect(run('Host.f', 'unit -> int', broken, tryWith(host('Host.f', unit), 1, int(3)))).toBe(3)
    const error = thrownBy(() => run('Host.f', 'unit -> int', broken, host('Host.f', unit)))
    expect(error).toMatchObject({ code: 'HOST_ERROR', message: 'disk full', cause: { message: 'disk full' } })
  })

  test('that swallows a limit does not free the script from it', () => {
    const registry = new HostRegistry().register('Host.safe', '(unit -> int) -> int', (f: () => number) => {
      try {
        return f()
      } catch {
        return 0
      }
    })
    const endless = lambda([1], seq(while_(bool(true), unit), int(1)))
    const init = seq(host('Host.safe', endless), while_(bool(true), unit), int(1))
    const program = chunk([], init, { hosts: [{ name: 'Host.safe', type: '(unit -> int) -> int' }] })
    expect(thrownBy(() => new Vm({ strategy, fuel: 10_000, host: registry }).execute(program)).code).toBe(
      'FUEL_EXHAUSTED',
    )
  })

  test('that is missing, or has another type than the program was checked against, is refused at the call', () => {
    const program = chunk([], host('Host.f', int(1)), { hosts: [{ name: 'Host.f', type: 'int -> int' }] })
    expect(thrownBy(() => new Vm({ strategy }).execute(program)).message).toBe(
      'The host does not offer Host.f : int -> int.',
    )
    const other = new HostRegistry().register('Host.f', 'string -> int', () => 1)
    expect(thrownBy(() => new Vm({ strategy, host: other }).execute(program)).message).toContain(
      'compiled against int -> int',
    )
  })

  test('is given objects that stay what they are', () => {
    const tab = { title: 'x' }
    let back: unknown
    const registry = new HostRegistry()
      .register('Host.open', 'unit -> Tab', () => tab)
      .register('Host.close', 'Tab -> unit', (given: unknown) => (back = given))
    const hosts = [
      { name: 'Host.open', type: 'unit -> Tab' },
      { name: 'Host.close', type: 'Tab -> unit' },
    ]
    new Vm({ strategy, host: registry }).execute(
      chunk([], host('Host.close', host('Host.open', unit)), { hosts, rep: UNIT }),
    )
    expect(back).toBe(tab)
  })

  test("survives a script's recursion through it", () => {
    const f = fn('f', [1], host('Host.call', global('f')))
    const registry = new HostRegistry().register('Host.call', '(int -> int) -> int', (g: (n: number) => number) => g(1))
    const program = chunk([f], apply(global('f'), int(1)), {
      hosts: [{ name: 'Host.call', type: '(int -> int) -> int' }],
    })
    const vm = new Vm({ strategy, host: registry })
    expect(thrownBy(() => vm.execute(program))).toMatchObject({ code: 'STACK_OVERFLOW' })
    expect(toJs(vm.execute(chunk([], int(1))))).toBe(1)
  })
})

describe('a value', () => {
  const of = (program: Chunk): unknown => toJs(new Vm().execute(program))

  test('of a function type can be called, with all its arguments, which are checked', () => {
    const rep: TypeRep = { k: 'fun', from: INT, to: { k: 'fun', from: INT, to: INT } }
    const sub = of(chunk([], lambda([1, 2], op('i32.sub', local(1), local(2))), { rep })) as (
      ...args: unknown[]
    ) => unknown
    expect(sub(9, 4)).toBe(5)
    expect(thrownBy(() => sub(1)).message).toContain('was given 1 arguments instead of 2')
    const wrong = thrownBy(() => sub(1, 'x'))
    expect(wrong.message).toBe('argument 2 of a script function should be int, but is the string "x".')
    expect(wrong).toBeInstanceOf(RuntimeError)
  })

  test('of an anonymous record has its fields as own properties, whatever they are called', () => {
    const rep: TypeRep = {
      k: 'anon',
      fields: [
        { name: '__proto__', type: INT },
        { name: 'toString', type: INT },
      ],
    }
    const object = of(
      chunk([], { k: 'newAnon', names: ['__proto__', 'toString'], args: [int(1), int(2)] }, { rep }),
    ) as object
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
    expect(Object.entries(object)).toEqual([
      ['__proto__', 1],
      ['toString', 2],
    ])
  })

  test.each<[unknown, string]>([
    [5, 'int'],
    [5, 'uint'],
    ['x', 'string'],
    [[1, 2, 3], 'int list'],
    [[1.5], 'float array'],
    [['a', 1], 'string * int'],
    [{ x: 1, y: ['a'] }, '{| x: int; y: string list |}'],
    [undefined, 'int option'],
    [7n, 'int64'],
    ['c', 'char'],
    [new Map([['a', 1]]), 'Map<string, int>'],
    [{ case: 'Ok', fields: [1] }, 'Result<int, string>'],
    [{ case: 'Error', fields: ['no'] }, 'Result<int, string>'],
  ])('%o as %s comes back as it was', (value, type) => {
    expect(toJs(fromJs(value, type))).toEqual(value)
  })

  test.each([
    ['1', 'int'],
    [2 ** 31, 'int'],
    [-1, 'uint'],
    [NaN, 'int'],
    [null, 'string'],
    [[1], 'int * int'],
    [{}, 'int list'],
    ['ab', 'char'],
    [{ __proto__: { x: 1 } }, '{| x: int |}'],
    [{ case: 'Some', fields: [1] }, 'Result<int, string>'],
    [{ case: 'Ok', fields: ['x'] }, 'Result<int, string>'],
    [5, 'Result<int, string>'],
  ])('%j as %s is refused', (value, type) => {
    expect(thrownBy(() => fromJs(value, type)).code).toBe('HOST_ERROR')
  })

  test('that refers to itself is refused', () => {
    const circular: unknown[] = []
    circular.push(circular)
    const rep = `int${' list'.repeat(50)}`
    expect(thrownBy(() => fromJs(circular, rep)).code).toBe('HOST_ERROR')
  })

  test.each([Number.NaN, Infinity, 1e30, 'many', ''])('that is no decimal is refused: %s', (value) => {
    expect(thrownBy(() => fromJs(value, 'decimal')).code).toBe('HOST_ERROR')
  })

  test('is told of the type that it should have as F# writes it', () => {
    expect(thrownBy(() => fromJs({}, 'Map<string, int list>')).message).toContain('should be Map<string, int list>,')
  })

  test.each(['(', 'int ->', 'Map<int>', 'int option Queue', undefined])('cannot be made of the type %s', (type) => {
    const refused = thrownBy(() => fromJs(1, type as string))
    expect(refused).toBeInstanceOf(HostRegistryError)
    expect(refused.code).toBe('INVALID_HOST_TYPE')
  })

  test('that is a computation of no program is a promise of what the host has, or of an error', async () => {
    expect(await toJs(fromJs(Promise.resolve(1), 'Async<int>'))).toBe(1)
    const wrong = toJs(fromJs(Promise.reject(new Error('no')), 'Async<int>')) as Promise<unknown>
    await expect(wrong).rejects.toBeInstanceOf(RuntimeError)
    await expect(wrong).rejects.toMatchObject({ code: 'HOST_ERROR', message: 'no' })
  })

  test('shows itself in logs as F# does, and as JSON what TypeScript has of it', () => {
    const value = fromJs([{ x: 1 }], '{| x: int |} list')
    expect(String(value)).toBe('[{ x = 1 }]')
    expect(inspect({ value })).toBe('{ value: [{ x = 1 }] }')
    expect(JSON.stringify(value)).toBe('[{"x":1}]')
  })

  test('is shown as F# shows it', () => {
    expect(formatValue(fromJs([1, 2], 'int list'))).toBe('[1; 2]')
    expect(formatValue(new Vm().execute(chunk([], text('a'), { rep: STRING })))).toBe('"a"')
  })
})
