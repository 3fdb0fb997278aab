import { describe, expect, test } from 'vitest'

import { Chunk, ChunkError } from '@fsrs/chunk'
import type { Expr, Program, Unit } from '@fsrs/chunk'

import { int, programOf } from './programs.ts'

function refusalOf(program: unknown): string {
  try {
    new Chunk(program as Program).verify()
  } catch (error) {
    if (error instanceof ChunkError && error.code === 'CHUNK_INVALID') return error.message
    throw error
  }
  return 'accepted'
}

const local = (id: number): Expr => ({ k: 'local', id })
const seq = (...items: Expr[]): Expr => ({ k: 'seq', items })
const let_ = (id: number, value: Expr): Expr => ({ k: 'let', id, isMutable: false, value })

describe('a program is accepted', () => {
  const good: [string, Expr][] = [
    ['that calls its function', { k: 'call', name: 'M:add', args: [int(1), int(2)], at: 0 }],
    ['whose local is in scope', seq(let_(5, int(1)), local(5))],
    [
      'that jumps in tail position',
      { k: 'join', label: 1, params: [9], then: local(9), body: { k: 'jump', label: 1, args: [int(1)] } },
    ],
    ['that makes a case', { k: 'new', type: 'M:Shape', tag: 1, args: [int(1)] }],
    [
      'whose function calls itself',
      seq(
        {
          k: 'let',
          id: 3,
          isMutable: false,
          value: {
            k: 'lambda',
            name: 'f',
            params: [4],
            at: 0,
            body: { k: 'callLocal', id: 3, args: [local(4)], at: 0 },
          },
        },
        int(1),
      ),
    ],
  ]
  test.each(good)('%s', (_, init) => {
    expect(refusalOf(programOf(init))).toBe('accepted')
  })
})

describe('a program is refused', () => {
  const bad: [string, unknown, RegExp][] = [
    ['whose expression is of no kind', { k: 'eval', source: 'process.exit()' }, /no expression `eval`/],
    ['whose kind is a name of JavaScript', { k: 'constructor' }, /no expression/],
    [
      'that reads a local out of scope',
      seq(let_(5, seq(let_(6, int(1)), local(6))), local(6)),
      /local 6 is not in scope/,
    ],
    ['that reads a local before it is declared', seq(local(5), let_(5, int(1))), /local 5 is not in scope/],
    ['that declares a local twice', seq(let_(5, int(1)), let_(5, int(2)), int(1)), /declared twice/],
    ['whose local is no number', { k: 'local', id: '1;process.exit()//' }, /integer is missing/],
    [
      'whose position is no number',
      { k: 'call', name: 'M:add', args: [int(1), int(2)], at: '*/evil()/*' },
      /integer is missing/,
    ],
    ['whose field is no number', { k: 'get', target: int(1), index: 'constructor' }, /integer is missing/],
    ['whose field has a number without end', { k: 'get', target: int(1), index: 2 ** 31 }, /too large/],
    [
      'whose closure has no text for a name',
      { k: 'lambda', name: '', closure: 1, params: [1], body: int(1), at: 0 },
      /text is missing/,
    ],
    ['that names the closure of a value', { k: 'global', name: 'M:x', closure: 'M+f@1' }, /a value is no closure/],
    ['that calls a global that is not there', { k: 'call', name: 'M:sub', args: [], at: 0 }, /no function M:sub/],
    ['that calls `__proto__`', { k: 'call', name: '__proto__', args: [], at: 0 }, /no function __proto__/],
    ['that calls a value', { k: 'call', name: 'M:x', args: [], at: 0 }, /no function M:x/],
    ['that calls with too few arguments', { k: 'call', name: 'M:add', args: [int(1)], at: 0 }, /takes 2 arguments/],
    ['that assigns a function', { k: 'setGlobal', name: 'M:add', value: int(1) }, /no value is assigned/],
    ['with an unknown operation', { k: 'op', op: 'toString', args: [], at: 0 }, /no operation toString/],
    ['with an operand too many', { k: 'op', op: 'i32.neg', args: [int(1), int(2)], at: 0 }, /takes 1 operands/],
    [
      'with an unknown library function',
      { k: 'library', name: 'constructor', reps: [], args: [], at: 0 },
      /library has no/,
    ],
    ['that calls an undeclared host function', { k: 'host', name: 'Host.exit', args: [], at: 0 }, /not declared/],
    ['whose let stands alone', let_(1, int(1)), /outside a sequence/],
    ['that jumps nowhere', { k: 'jump', label: 1, args: [] }, /leads nowhere/],
    [
      'that jumps with something left to do',
      {
        k: 'join',
        label: 1,
        params: [],
        then: int(1),
        body: { k: 'op', op: 'i32.neg', args: [{ k: 'jump', label: 1, args: [] }], at: 0 },
      },
      /leads nowhere/,
    ],
    ['that yields outside a collection', { k: 'yield', value: int(1) }, /outside a collection/],
    ['that makes a case that is not there', { k: 'new', type: 'M:Shape', tag: 2, args: [] }, /no such case/],
    ['that makes a case with a field too few', { k: 'new', type: 'M:Shape', tag: 1, args: [] }, /number of fields/],
    ['with a bigint that is code', { k: 'const', value: { type: 'bigint', value: '1n;evil()' } }, /other characters/],
    ['with an int that is none', { k: 'const', value: { type: 'int', value: 1.5 } }, /integer is missing/],
    ['with a format that is wider than an int', format(2 ** 31), /too wide/],
    ['nested too deeply', nested(5000), /too deeply/],
  ]
  test.each(bad)('%s', (_, init, message) => {
    expect(refusalOf(programOf(init as Expr))).toMatch(message)
  })

  test('with a type that has a method twice', () => {
    const { units, ...rest } = programOf(int(1))
    const [first] = units
    const method = { method: 'm/0', global: 'M:add' }
    const having = (methods: readonly unknown[]): unknown => ({
      ...rest,
      units: [{ ...first, types: first!.types.map((each) => ({ ...each, methods })) }],
    })
    expect(refusalOf(having([method]))).toBe('accepted')
    expect(refusalOf(having([method, method]))).toMatch(/m\/0 stands twice/)
  })

  test.each([
    [undefined],
    [null],
    [1],
    ['x'],
    [[]],
    [{}],
    [{ units: 1, hostFunctions: [] }],
    [{ units: [null], hostFunctions: [] }],
  ])('that is %j', (program) => {
    // A set of programs that passed cannot hold what is no object.
    expect(() => new Chunk(program as unknown as Program).verify()).toThrow(/missing/)
  })
})

describe('a program that comes from one that was accepted', () => {
  type Edit = (program: Program) => unknown
  const unit = (program: Program, number: number): Unit => program.units[number]!
  const withUnits = (program: Program, ...units: readonly [number, Partial<Unit>][]): Program => {
    const changed = new Map(units)
    return { ...program, units: program.units.map((each, number) => ({ ...each, ...changed.get(number) })) }
  }
  const call = (name: string, ...args: Expr[]): Expr => ({ k: 'call', name, args, at: 0 })
  /** Each unit calls the function of the one before it and makes its type. */
  const three = (): Program => {
    const { units, ...rest } = programOf(int(1))
    const named = (name: string, init: Expr): Unit => {
      const copy = JSON.parse(JSON.stringify(units[0]).replaceAll('"M', `"${name}`)) as Unit
      return { ...copy, init }
    }
    const uses = (name: string): Expr =>
      seq(call(`${name}:add`, int(1), int(2)), { k: 'new', type: `${name}:Shape`, tag: 1, args: [int(1)] })
    return { ...rest, units: [named('A', int(1)), named('B', uses('A')), named('C', seq(uses('B'), uses('A')))] }
  }
  const edits: [string, Edit][] = [
    ['has another initialisation', (p) => withUnits(p, [1, { init: int(7) }])],
    ['has a wrong initialisation', (p) => withUnits(p, [1, { init: local(3) }])],
    ['calls a later unit', (p) => withUnits(p, [0, { init: call('C:add', int(1), int(2)) }])],
    ['calls itself', (p) => withUnits(p, [1, { init: call('B:add', int(1), int(2)) }])],
    ['lost what another calls', (p) => withUnits(p, [0, { globals: [] }])],
    [
      'has one global more',
      (p) => withUnits(p, [0, { globals: [...unit(p, 0).globals, { ...unit(p, 0).globals[0]!, name: 'A:y' }] }]),
    ],
    [
      'has a global that another has',
      (p) => withUnits(p, [0, { globals: [...unit(p, 0).globals, unit(p, 1).globals[0]!] }]),
    ],
    [
      'takes one parameter more',
      (p) =>
        withUnits(p, [
          0,
          {
            globals: unit(p, 0).globals.map((each) => (each.k === 'function' ? { ...each, params: [1, 2, 3] } : each)),
          },
        ]),
    ],
    ['lost a type that another makes', (p) => withUnits(p, [0, { types: [] }])],
    [
      'has a type with one field less',
      (p) =>
        withUnits(p, [
          0,
          {
            types: unit(p, 0).types.map((each) =>
              each.k === 'union' ? { ...each, cases: each.cases.map(({ name }) => ({ name, fields: [] })) } : each,
            ),
          },
        ]),
    ],
    ['has a type that another has', (p) => withUnits(p, [2, { types: unit(p, 0).types }])],
    ['has another name', (p) => withUnits(p, [1, { name: 'A' }])],
    ['has its units in another order', (p) => ({ ...p, units: p.units.toReversed() })],
    ['lost its first unit', (p) => ({ ...p, units: p.units.slice(1) })],
    ['is offered nothing any more', (p) => ({ ...p, hostFunctions: [] })],
    ['has a unit that is none', (p) => ({ ...p, units: [p.units[0], 5, p.units[2]] })],
    ['has another result', (p) => ({ ...p, resultRep: { k: 'def', name: 'D:Lost', args: [] } })],
  ]
  const accepted = (): Program => {
    const program = withUnits(three(), [2, { init: { k: 'host', name: 'Host.log', args: [], at: 0 } }])
    expect(refusalOf(program)).toBe('accepted')
    return program
  }
  test.each(edits)('and %s is answered as if it came from nowhere', (_, edit) => {
    const edited = edit(accepted())
    expect(refusalOf(edited)).toBe(refusalOf(structuredClone(edited)))
  })
  test('is answered so after any two of these edits', () => {
    for (const [, first] of edits)
      for (const [, second] of edits) {
        const program = accepted()
        const once = first(program) as Program
        refusalOf(once)
        let twice: unknown
        try {
          twice = second(once)
        } catch {
          // The first edit left nothing that the second could be made to.
          continue
        }
        expect(refusalOf(twice)).toBe(refusalOf(structuredClone(twice)))
        expect(refusalOf(program)).toBe('accepted')
      }
  })
})

function format(width: number): unknown {
  const hole = {
    type: 'hole',
    conversion: 'd',
    flags: '',
    width,
    precision: undefined,
    rep: { k: 'prim', name: 'int' },
    netFormat: undefined,
  }
  return { k: 'format', parts: [hole], args: [int(1)], at: 0 }
}

function nested(depth: number): Expr {
  let expr = int(1)
  for (let index = 0; index < depth; index++) expr = { k: 'op', op: 'i32.neg', args: [expr], at: 0 }
  return expr
}
