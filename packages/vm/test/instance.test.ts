import { describe, expect, test } from 'vitest'

import { Vm, toJs } from '@fsrs/vm'
import { Chunk } from '@fsrs/chunk'
import type { Expr, GlobalDef, TypeDef, TypeRep } from '@fsrs/chunk'

import { INT, call, chunk, fn, global, int, local, op, seq, value } from './ir.ts'

const P: TypeRep = { k: 'def', name: 'M:P', args: [] }

function point(...names: string[]): TypeDef {
  return {
    k: 'record',
    name: 'M:P',
    displayName: 'P',
    parameters: 0,
    toStringMethod: undefined,
    equality: 'structural',
    fields: names.map((name) => ({ name, type: INT, isMutable: false })),
  }
}

function persistent(first: Expr): Chunk {
  const state: GlobalDef = { ...value('count', true), attributes: [{ name: 'Persist', args: [] }] }
  const init = seq({ k: 'setGlobal', name: 'M:count', value: first }, global('count'))
  return chunk(
    [state, fn('bump', [1], { k: 'setGlobal', name: 'M:count', value: op('i32.add', global('count'), local(1)) })],
    init,
  )
}

describe.each(['codegen', 'interpreter'] as const)('by %s, an instance', (strategy) => {
  test('runs nothing until it is told to', () => {
    const lines: string[] = []
    const vm = new Vm({ strategy, print: (text) => lines.push(text) })
    const instance = vm.load(chunk([value('x')], seq({ k: 'setGlobal', name: 'M:x', value: int(5) }, global('x'))))
    expect(instance.getRaw('M:x')).toBeUndefined()
    expect(toJs(instance.run())).toBe(5)
    expect(instance.getRaw('M:x')).toBe(5)
  })

  test('offers its functions and values by name', () => {
    const instance = new Vm({ strategy }).load(chunk([fn('twice', [1], op('i32.mul', local(1), int(2)))], int(0)))
    const twice = instance.get('M.twice')
    expect(twice === undefined ? undefined : (toJs(twice) as (n: number) => number)(21)).toBe(42)
    expect(instance.get('constructor')).toBeUndefined()
    expect(instance.exports).toEqual([
      {
        name: 'M.twice',
        type: 'int -> int',
        isFunction: true,
        isMutable: false,
        isPersistent: false,
        definedAt: expect.objectContaining({ line: 1, column: 1 }) as object,
      },
    ])
  })

  test('has values of its own: two of one chunk do not share them', () => {
    const vm = new Vm({ strategy })
    const program = persistent(int(1))
    const [one, two] = [vm.load(program), vm.load(program)]
    one.run()
    two.run()
    one.setRaw('M:count', 50)
    expect([one.getRaw('M:count'), two.getRaw('M:count')]).toEqual([50, 1])
  })

  test('takes up the state of another in place of first values, which are not made', () => {
    const vm = new Vm({ strategy })
    const instance = vm.load(persistent(op('i32.div', int(1), int(0))))
    expect(toJs(instance.run({ state: new Map([['M:count', 41]]) }))).toBe(41)
    const bump = instance.get('M.bump')
    if (bump !== undefined) (toJs(bump) as (n: number) => void)(1)
    expect(instance.getRaw('M:count')).toBe(42)
  })

  test('keeps the class of a type that a reload did not change, and makes a new one where it did', () => {
    const vm = new Vm({ strategy })
    const make = (extra: number, ...names: string[]): object => {
      const args = names.map((_, index) => int(index + extra))
      const raw = vm.execute(
        chunk([], { k: 'new', type: 'M:P', tag: undefined, args }, { types: [point(...names)], rep: P }),
      ).raw
      return Object.getPrototypeOf(raw) as object
    }
    expect(make(0, 'x', 'y')).toBe(make(5, 'x', 'y'))
    expect(make(0, 'x', 'z')).not.toBe(make(0, 'x', 'y'))
  })

  test('goes on with the units of an earlier one: they are not run again, and hold what they held', () => {
    const vm = new Vm({ strategy })
    const first = persistent(int(1))
    const earlier = vm.load(first)
    earlier.run()
    earlier.setRaw('M:count', 50)
    const last = { name: 'N', file: '/n.fsrs', lineStarts: [0], types: [], globals: [] }
    const second = new Chunk({
      ...first.program,
      units: [...first.program.units, { ...last, init: seq(call('bump', int(1)), global('count')) }],
    })
    expect(toJs(vm.load(second, { continues: earlier }).run())).toBe(51)
    expect(earlier.getRaw('M:count')).toBe(51)
    expect(toJs(vm.load(second).run())).toBe(2)
    expect(() => vm.load(chunk([], int(0), { rep: INT }), { continues: vm.load(second) })).toThrow('begins with')
  })

  test('of several units reaches the earlier ones', () => {
    const first = chunk([fn('f', [1], op('i32.add', local(1), global('x'))), value('x', true)], {
      k: 'setGlobal',
      name: 'M:x',
      value: int(10),
    }).program
    const second: Expr = seq(
      { k: 'setGlobal', name: 'M:x', value: int(20) },
      op('i32.add', call('f', int(1)), global('x')),
    )
    const program = {
      ...first,
      units: [...first.units, { name: 'N', file: '/n.fsrs', lineStarts: [0], types: [], globals: [], init: second }],
    }
    const vm = new Vm({ strategy })
    const made = chunk([], int(0))
    expect(
      toJs(vm.execute(Object.assign(Object.create(Object.getPrototypeOf(made) as object) as Chunk, { program }))),
    ).toBe(41)
  })
})

test('generated code can be read, with positions of the script', () => {
  const divide = fn('divide', [1], { k: 'op', op: 'i32.div', args: [int(1), local(1)], at: 25 })
  const program = chunk([divide], call('divide', int(2)), { lineStarts: [0, 10, 20] })
  const code = new Vm({ strategy: 'codegen' }).load(program).generatedCode
  expect(code.map(({ unit }) => unit)).toEqual(['M'])
  expect(code[0]?.code).toContain('/* 3:6 */ R.div(1,v1)')
  expect(new Vm({ strategy: 'interpreter' }).load(program).generatedCode).toEqual([])
})
