import type { VmOptions } from '@fsrs/vm'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { codeOfRun, expectSameOutput } from './simplified-programs.ts'

/** The calls that the code of `run`, the last function of the source, has left; `=>` for a function that it makes. */
function callsIn(source: string, options: VmOptions = {}): string[] {
  const calls = codeOfRun(source, options)
    .replace(/function g\d+_run\(/, '')
    .matchAll(/g\d+_(\w+)\(|\bv\d+\(|=>/g)
  return [...calls].map(([text, name]) => name ?? text)
}

const HELPERS = `let add n = fun x -> x + n
let compose f g = fun x -> g (f x)
let square x = x * x
`

test('small functions are put in the place of their calls, and functions that are only called are not made', () => {
  expect(callsIn(`${HELPERS}let run i = square (square i)`)).toEqual([])
  expect(callsIn(`${HELPERS}let run i = compose (add i) (add 1) 5`)).toEqual([])
  expect(callsIn(`${HELPERS}let run i =\n    let f = compose (add i) square\n    f 1 + f 2`)).toEqual([])
  expect(callsIn(`let run i =\n    let f a b = a * b + i\n    f 1 2 + f 3 4`)).toEqual([])
})

test('a function that something else is done with is made', () => {
  expect(callsIn(`${HELPERS}let run i =\n    let f = add i\n    f 1, f`)).toEqual(['=>', 'v2('])
  expect(callsIn(`let run i =\n    let f a = a + i\n    f 1, List.map f [ 1 ]`)).toContain('=>')
})

test('what was captured while it could change stays a call', () => {
  const source = `${HELPERS}let run i =\n    let mutable s = i\n    let f = add s\n    s <- 0\n    f 1`
  expect(callsIn(source)).toEqual(['=>', 'v4('])
})

test('what can fail, takes long, is large, or comes back to itself stays a call', () => {
  expect(callsIn('let divide a b = a / b\nlet run i = divide i 2')).toEqual(['divide'])
  expect(callsIn('let rec search x = if x = 0 then 0 else search x\nlet run i = search i')).toEqual(['search'])
  const sum = Array.from({ length: 30 }, (_, i) => `x * ${i}`).join(' + ')
  expect(callsIn(`let large x = ${sum}\nlet run i = large i`)).toEqual(['large'])
  // Each doubles what the one before comes to.
  const doubling = Array.from({ length: 20 }, (_, i) => `let f${i + 1} x = f${i} x + f${i} (x + 1)`).join('\n')
  expect(callsIn(`let f0 x = x + 1\n${doubling}\nlet run i = f20 i`)).toEqual(['f20'])
})

test('an argument that is used twice is worked out once', () => {
  expect(callsIn(`${HELPERS}let run (f: int -> int) = square (f 1)`)).toEqual(['v0('])
})

test('who wants to stop at statements finds the calls as they are written', () => {
  const source = `${HELPERS}let run i = square i`
  expect(callsIn(source, { sourceMaps: true })).toEqual(['square'])
  expect(callsIn(source)).toEqual([])
})

/** An int expression over these variables, and functions with so many parameters. */
function expression(variables: readonly string[], arities: readonly number[], depth: number): fc.Arbitrary<string> {
  const atom = fc.oneof(
    fc.integer({ min: -9, max: 9 }).map((n) => `(${n})`),
    fc.constantFrom(...variables),
  )
  if (depth === 0) return atom
  const inner = expression(variables, arities, depth - 1)
  const calls = arities.map((arity, index) =>
    fc.tuple(...Array.from({ length: arity }, () => inner)).map((args) => `(f${index} ${args.join(' ')})`),
  )
  const all = [inner, inner, inner] as const
  return fc.oneof(
    atom,
    ...calls,
    fc.tuple(inner, fc.constantFrom('+', '-', '*', '&&&', '|||'), inner).map((parts) => `(${parts.join(' ')})`),
    fc.tuple(...all).map(([a, b, c]) => `(if ${a} < ${b} then ${c} else ${a})`),
    fc.tuple(inner, inner).map(([a, b]) => `(let k = (fun y -> y + ${a}) in k (k ${b}))`),
    fc.tuple(inner, inner).map(([a, b]) => `(apply (fun y -> y * ${a}) ${b})`),
    inner.map((a) => `(tell ${a})`),
  )
}

/** Functions that call those before them, and one that calls all, with effects among the arguments. */
const program: fc.Arbitrary<string> = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 })
  .chain((arities) => {
    const functions = arities.map((arity, index) => {
      const params = Array.from({ length: arity }, (_, i) => `p${i}`)
      return expression(params, arities.slice(0, index), 2).map((text) => `let f${index} ${params.join(' ')} = ${text}`)
    })
    return fc
      .tuple(fc.tuple(...functions), expression(['a', 'b'], arities, 3))
      .map(([texts, text]) =>
        [
          'let mutable told = 0',
          'let tell x =\n    told <- told * 3 + x\n    x',
          'let apply f (x: int) : int = f x',
          ...texts,
          `let run a b = ${text}`,
          'printfn "%d %d %d" (run 2 3) (run -7 11) told',
        ].join('\n'),
      )
  })

test('programs of small functions print what they print with every call made', () => {
  let differing = 0
  fc.assert(
    fc.property(program, (source) => {
      expectSameOutput(source)
      if (callsIn(source).length < callsIn(source, { sourceMaps: true }).length) differing++
    }),
    { seed: 11, numRuns: 200 },
  )
  // Otherwise there was nothing to compare.
  expect(differing).toBeGreaterThan(100)
})
