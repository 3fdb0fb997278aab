import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { RuntimeError, Vm, toJs } from '@fsrs/vm'
import type { Chunk, Expr, Lambda, TypeDef, TypeRep } from '@fsrs/chunk'

import {
  INT,
  STRING,
  apply,
  bool,
  call,
  callLocal,
  chunk,
  fail,
  fn,
  for_,
  global,
  if_,
  int,
  lambda,
  let_,
  library,
  local,
  op,
  seq,
  set,
  text,
  tryWith,
  unit,
  value,
  while_,
} from './ir.ts'

const STRATEGIES = ['codegen', 'interpreter'] as const
const INTS: TypeRep = { k: 'lib', name: 'list', args: [INT] }

const isZero = (id: number): Expr => op('prim.eq', local(id), int(0))
const less = (id: number): Expr => op('i32.sub', local(id), int(1))
const plus = (a: Expr, b: Expr): Expr => op('i32.add', a, b)
const letRec = (...bindings: { id: number; value: Lambda }[]): Expr => ({ k: 'letRec', bindings })
const list = (body: Expr): Expr => ({ k: 'collect', into: 'list', body, element: INT })
const yield_ = (item: Expr): Expr => ({ k: 'yield', value: item })

describe.each(STRATEGIES)('by %s, a program', (strategy) => {
  const run = (program: Chunk): unknown => toJs(new Vm({ strategy }).execute(program))

  test('recurs', () => {
    const body = if_(
      op('prim.lt', local(1), int(2)),
      local(1),
      plus(call('fib', less(1)), call('fib', op('i32.sub', local(1), int(2)))),
    )
    expect(run(chunk([fn('fib', [1], body)], call('fib', int(20))))).toBe(6765)
  })

  test('recurs 100 000 frames deep outside of tail position', () => {
    const sum = fn('sum', [1], if_(isZero(1), int(0), plus(local(1), call('sum', less(1)))))
    expect(run(chunk([sum], call('sum', int(100_000))))).toBe(705082704)
  })

  test('recurs deeply in a local function, through two functions, and inside a handler', () => {
    const go = lambda([2], if_(isZero(2), int(0), plus(int(1), callLocal(1, less(2)))))
    expect(run(chunk([], seq(letRec({ id: 1, value: go }), callLocal(1, int(50_000)))))).toBe(50_000)
    const f = fn('f', [1], if_(isZero(1), int(0), plus(int(1), call('g', less(1)))))
    const g = fn('g', [1], if_(isZero(1), int(0), plus(int(1), call('f', less(1)))))
    expect(run(chunk([f, g], call('f', int(50_000))))).toBe(50_000)
    const guarded = fn('h', [1], if_(isZero(1), fail('bottom'), tryWith(plus(int(1), call('h', less(1))), 2, int(7))))
    expect(run(chunk([guarded], call('h', int(20_000))))).toBe(7 + 19_999)
  })

  test('does what stands before a deep call once, though the call leaves the stack', () => {
    const count: Expr = { k: 'setGlobal', name: 'M:count', value: plus(global('count'), int(1)) }
    const body = if_(seq(count, isZero(1)), int(0), plus(int(1), call('f', less(1))))
    const byCase: Expr = {
      k: 'switch',
      on: seq(count, local(1)),
      cases: [{ values: [0], body: int(0) }],
      otherwise: seq(let_(2, less(1)), plus(int(1), call('f', local(2)))),
    }
    for (const each of [body, byCase]) {
      const init = seq(
        { k: 'setGlobal', name: 'M:count', value: int(0) },
        plus(call('f', int(3000)), op('i32.mul', int(10_000), global('count'))),
      )
      expect(run(chunk([value('count', true), fn('f', [1], each)], init))).toBe(3000 + 30_010_000)
    }
  })

  test('cleans up in a seq whose consumer stops early, innermost first, and only what was entered', () => {
    const note = (digit: number): Expr => ({
      k: 'setGlobal',
      name: 'M:count',
      value: plus(op('i32.mul', global('count'), int(10)), int(digit)),
    })
    const inner: Expr = { k: 'tryFinally', body: seq(yield_(int(7)), yield_(int(8))), cleanup: note(1) }
    const never: Expr = { k: 'tryFinally', body: yield_(int(9)), cleanup: note(3) }
    const body: Expr = { k: 'tryFinally', body: seq(inner, never), cleanup: note(2) }
    const items: Expr = { k: 'collect', into: 'seq', body, element: INT }
    const head = library('Seq.head', items)
    const init = seq({ k: 'setGlobal', name: 'M:count', value: int(0) }, let_(1, head), plus(local(1), global('count')))
    expect(run(chunk([value('count', true)], init))).toBe(7 + 12)
  })

  test('opens as many calls as it may, and no more', () => {
    const sum = fn('sum', [1], if_(isZero(1), int(0), plus(int(1), call('sum', less(1)))))
    const deep = (frames: number): Chunk => chunk([sum], call('sum', int(frames)))
    expect(toJs(new Vm({ strategy, maxFrames: 1_100_000 }).execute(deep(1_000_000)))).toBe(1_000_000)
    expect(thrownBy(() => new Vm({ strategy, maxFrames: 5000 }).execute(deep(10_000))).code).toBe('STACK_OVERFLOW')
  })

  test('that recurs without end is a coded error, after which the machine goes on', () => {
    const machine = new Vm({ strategy })
    const endless = chunk([fn('f', [1], plus(int(1), call('f', local(1))))], call('f', int(1)))
    const error = thrownBy(() => machine.execute(endless))
    expect(error.code).toBe('STACK_OVERFLOW')
    expect(error.scriptStack.length).toBeGreaterThan(0)
    expect(toJs(machine.execute(chunk([], int(3))))).toBe(3)
  })

  test('recurs in tail position in constant stack: alone, mutually, through unknown functions', () => {
    const count = fn('count', [1, 2], if_(isZero(1), local(2), call('count', less(1), plus(local(2), int(1)))))
    expect(run(chunk([count], call('count', int(1_000_000), int(0))))).toBe(1_000_000)
    const even = fn('even', [1], if_(isZero(1), int(1), call('odd', less(1))))
    const odd = fn('odd', [1], if_(isZero(1), int(0), call('even', less(1))))
    expect(run(chunk([even, odd], call('even', int(300_001))))).toBe(0)
    const continued = lambda([3], apply(local(2), plus(local(3), int(1))))
    const cps = fn('cps', [1, 2], if_(isZero(1), apply(local(2), int(0)), call('cps', less(1), continued)))
    expect(run(chunk([cps], call('cps', int(200_000), lambda([1], local(1)))))).toBe(200_000)
  })

  test('captures the variables of each turn of a loop, tail calls included', () => {
    // loop n fs = if n = 0 then fs else loop (n - 1) ((fun () -> n) :: fs)
    const body = if_(isZero(1), local(2), call('loop', less(1), op('list.cons', lambda([3], local(1)), local(2))))
    const all = list({
      k: 'forIn',
      id: 9,
      source: call('loop', int(3), { k: 'list', items: [] }),
      body: yield_(apply(local(9), unit)),
      at: 0,
    })
    expect(run(chunk([fn('loop', [1, 2], body)], all, { rep: INTS }))).toEqual([1, 2, 3])
    const turns = seq(
      let_(1, { k: 'list', items: [] }, true),
      for_(2, int(1), int(3), set(1, op('list.cons', lambda([3], local(2)), local(1)))),
      list({ k: 'forIn', id: 4, source: local(1), body: yield_(apply(local(4), unit)), at: 0 }),
    )
    expect(run(chunk([], turns, { rep: INTS }))).toEqual([3, 2, 1])
  })

  test('applies functions to fewer and to more arguments than they have parameters', () => {
    const add = fn('add', [1, 2, 3], plus(local(1), op('i32.mul', plus(local(2), local(2)), local(3))))
    const init = seq(let_(1, apply(global('add'), int(1))), let_(2, apply(local(1), int(2))), apply(local(2), int(3)))
    expect(run(chunk([add], init))).toBe(13)
    const curried = lambda(
      [1],
      lambda([2, 3], lambda([4], plus(local(1), op('i32.mul', local(2), plus(local(3), local(4)))))),
    )
    expect(run(chunk([], seq(let_(9, curried), apply(local(9), int(1), int(2), int(3), int(4)))))).toBe(15)
    const five = lambda([1, 2, 3, 4, 5], op('i32.sub', plus(local(1), local(5)), local(3)))
    expect(
      run(
        chunk(
          [],
          seq(let_(9, five), let_(8, local(9)), apply(apply(local(8), int(1), int(2)), int(3), int(4), int(5))),
        ),
      ),
    ).toBe(3)
  })

  test('evaluates arguments from left to right, whatever they are made of', () => {
    const note = fn(
      'note',
      [1],
      seq({ k: 'setGlobal', name: 'M:log', value: plus(op('i32.mul', global('log'), int(10)), local(1)) }, local(1)),
    )
    const last = seq(let_(5, call('note', int(3))), while_(bool(false), unit), local(5))
    const init = seq(
      { k: 'setGlobal', name: 'M:log', value: int(0) },
      let_(7, { k: 'tuple', items: [call('note', int(1)), call('note', int(2)), last, call('note', int(4))] }),
      global('log'),
    )
    expect(run(chunk([value('log', true), note], init))).toBe(1234)
    const kept = seq(
      let_(1, int(1), true),
      plus(local(1), seq(set(1, int(5)), let_(2, int(10)), plus(local(1), local(2)))),
    )
    expect(run(chunk([], kept))).toBe(16)
  })

  test('leaves join points by their jumps', () => {
    const choose = (on: number): Expr => ({
      k: 'join',
      label: 1,
      params: [5, 6],
      then: op('i32.sub', local(5), local(6)),
      body: {
        k: 'switch',
        on: int(on),
        cases: [
          { values: [1, 2], body: { k: 'jump', label: 1, args: [int(10), int(1)] } },
          { values: [3], body: seq(let_(7, int(2)), { k: 'jump', label: 1, args: [local(7), int(20)] }) },
        ],
        otherwise: int(100),
      },
    })
    expect([1, 2, 3, 4].map((on) => run(chunk([], plus(int(0), choose(on)))))).toEqual([9, 9, -18, 100])
    expect(run(chunk([fn('f', [1], choose(3))], call('f', int(0))))).toBe(-18)
  })

  test('handles exceptions where they are raised, and runs what must run', () => {
    const risky = tryWith(op('i32.div', int(1), int(0)), 1, int(5))
    expect(run(chunk([], plus(risky, int(1))))).toBe(6)
    const cleaned = seq(
      let_(1, int(0), true),
      let_(2, tryWith({ k: 'tryFinally', body: fail('x'), cleanup: set(1, int(7)) }, 3, int(1))),
      let_(4, { k: 'tryFinally', body: int(20), cleanup: set(1, plus(local(1), int(100))) }),
      plus(plus(local(1), local(2)), local(4)),
    )
    expect(run(chunk([], cleaned))).toBe(128)
    const inner = tryWith(tryWith(fail('a'), 1, fail('b')), 2, int(3))
    expect(run(chunk([], inner))).toBe(3)
  })

  test('makes seqs that are lazy and can be run again', () => {
    const numbers: Expr = {
      k: 'collect',
      into: 'seq',
      element: INT,
      body: seq(set(1, plus(local(1), int(1))), for_(3, int(1), int(3), yield_(op('i32.mul', local(3), local(3))))),
    }
    const counter = { k: 'get', target: local(1), index: 0 } as const
    const bump: Expr = { k: 'set', target: local(1), index: 0, value: plus(counter, int(1)) }
    const lazily: Expr = {
      ...numbers,
      body: seq(bump, for_(3, int(1), int(3), yield_(op('i32.mul', local(3), local(3))))),
    }
    const init = seq(
      let_(1, op('ref.new', int(0))),
      let_(2, lazily),
      let_(4, counter),
      let_(5, list(seq({ k: 'yieldAll', source: local(2) }, { k: 'yieldAll', source: local(2) }))),
      list(seq({ k: 'yieldAll', source: local(5) }, yield_(local(4)), yield_(counter))),
    )
    expect(run(chunk([], init, { rep: INTS }))).toEqual([1, 4, 9, 1, 4, 9, 0, 2])
  })

  test('has records, unions and exceptions of its own', () => {
    const field = (name: string): { name: string; type: TypeRep; isMutable: boolean } => ({
      name,
      type: INT,
      isMutable: true,
    })
    const common = { parameters: 0, toStringMethod: undefined } as const
    const types: TypeDef[] = [
      {
        ...common,
        k: 'record',
        name: 'M:P',
        displayName: 'P',
        equality: 'structural',
        fields: [field('x'), field('y')],
      },
      {
        ...common,
        k: 'union',
        name: 'M:S',
        displayName: 'S',
        equality: 'structural',
        cases: [
          { name: 'Dot', fields: [] },
          { name: 'Box', fields: [field('a'), field('b')] },
        ],
      },
      { ...common, k: 'exception', name: 'M:E', displayName: 'E', fields: [field('code')] },
    ]
    const record = seq(
      let_(1, { k: 'new', type: 'M:P', tag: undefined, args: [int(1), int(2)] }),
      { k: 'set', target: local(1), index: 1, value: int(9) },
      local(1),
    )
    expect(run(chunk([], record, { types, rep: { k: 'def', name: 'M:P', args: [] } }))).toEqual({ x: 1, y: 9 })
    const shapes: Expr = {
      k: 'list',
      items: [
        { k: 'new', type: 'M:S', tag: 0, args: [] },
        { k: 'new', type: 'M:S', tag: 1, args: [int(3), int(4)] },
      ],
    }
    const rep: TypeRep = { k: 'lib', name: 'list', args: [{ k: 'def', name: 'M:S', args: [] }] }
    expect(run(chunk([], shapes, { types, rep }))).toEqual([
      { case: 'Dot', fields: [] },
      { case: 'Box', fields: [3, 4] },
    ])
    const raised: Expr = { k: 'raise', exn: { k: 'new', type: 'M:E', tag: undefined, args: [int(42)] }, at: 0 }
    const handler = if_(
      { k: 'isException', target: local(1), type: 'M:E' },
      { k: 'get', target: local(1), index: 0 },
      int(0),
    )
    expect(run(chunk([], tryWith(raised, 1, handler), { types }))).toBe(42)
  })

  test('has the arithmetic of .NET', () => {
    const cases: [Expr, unknown][] = [
      [op('i32.add', int(2147483647), int(1)), -2147483648],
      [op('i32.mul', int(65537), int(65537)), 131073],
      [op('i32.div', int(-7), int(2)), -3],
      [op('i32.rem', int(-7), int(2)), -1],
      [op('i32.neg', int(-2147483648)), -2147483648],
      [op('i32.shl', int(1), int(33)), 2],
      [op('i32.shr', int(-8), int(1)), -4],
      [op('u32.shr', int(4294967295), int(28)), 15],
      [op('wrap.sbyte', int(200)), -56],
      [op('string.length', op('string.concat', text('ab'), text('c'))), 3],
      [op('string.charAt', text('abc'), int(1)), 98],
    ]
    expect(cases.map(([expr]) => run(chunk([], expr)))).toEqual(cases.map(([, expected]) => expected))
  })

  test('that raises tells the exception and where it came from', () => {
    const divide = fn('divide', [1], { k: 'op', op: 'i32.div', args: [int(1), local(1)], at: 25 })
    const init: Expr = plus({ k: 'call', name: 'M:divide', args: [int(0)], at: 12 }, int(0))
    const error = thrownBy(() => run(chunk([divide], init, { lineStarts: [0, 10, 20] })))
    expect(error.code).toBe('UNCAUGHT_EXCEPTION')
    expect(error.exceptionType).toBe('System.DivideByZeroException')
    expect(error.message).toBe('Attempted to divide by zero.')
    expect(error.scriptStack).toEqual([
      { name: 'M.divide', file: '/m.fsrs', line: 3, column: 6 },
      { name: '<init>', file: '/m.fsrs', line: 2, column: 3 },
    ])
  })
})

test('strategies agree on any expression of ints', () => {
  const vms = STRATEGIES.map((strategy) => new Vm({ strategy }))
  const names = [
    'i32.add',
    'i32.sub',
    'i32.mul',
    'i32.div',
    'i32.rem',
    'i32.and',
    'i32.xor',
    'i32.shl',
    'i32.shr',
  ] as const
  const { expr } = fc.letrec<{ expr: Expr }>((tie) => ({
    expr: fc.oneof(
      { maxDepth: 5 },
      fc.integer().map(int),
      fc.constantFrom(1, 2).map(local),
      fc.tuple(fc.constantFrom(...names), tie('expr'), tie('expr')).map(([name, a, b]) => op(name, a, b)),
      fc.tuple(tie('expr'), tie('expr'), tie('expr')).map(([a, b, c]) => if_(op('prim.lt', a, b), b, c)),
      fc.tuple(tie('expr'), tie('expr')).map(([a, b]) => tryWith(a, 0, b)),
      fc.tuple(tie('expr'), tie('expr')).map(([a, b]) => call('f', a, b)),
    ),
  }))
  fc.assert(
    fc.property(expr, (body) => {
      // Ids name one local each: handlers get theirs here.
      let next = 10
      const renamed = JSON.parse(JSON.stringify(body), (key, item: unknown) =>
        key === 'id' && item === 0 ? next++ : item,
      ) as Expr
      const f = fn('f', [1, 2], op('i32.xor', local(1), op('i32.mul', local(2), int(31))))
      const program = chunk([f, fn('g', [1, 2], renamed)], call('g', int(3), int(-7)))
      const outcomes = vms.map((vm) => outcomeOf(() => toJs(vm.execute(program))))
      expect(outcomes[0]).toEqual(outcomes[1])
    }),
    { seed: 3, numRuns: 300 },
  )
})

test('the portable strategy is taken by itself only where code generation is forbidden', () => {
  expect(new Vm().strategy).toBe('codegen')
  const generated = globalThis.Function
  globalThis.Function = function refuse() {
    throw new EvalError('unsafe-eval')
  } as unknown as FunctionConstructor
  try {
    expect(new Vm().strategy).toBe('interpreter')
    expect(toJs(new Vm().execute(chunk([], text('still'), { rep: STRING })))).toBe('still')
  } finally {
    globalThis.Function = generated
  }
})

function outcomeOf(body: () => unknown): unknown {
  try {
    return body()
  } catch (error) {
    if (error instanceof RuntimeError) return `${error.code} ${error.message}`
    throw error
  }
}

function thrownBy(body: () => unknown): RuntimeError {
  try {
    body()
  } catch (error) {
    if (error instanceof RuntimeError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
