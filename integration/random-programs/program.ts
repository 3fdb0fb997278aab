/** A random program: well-typed, deterministic, and at its end after a moment. */
import type { TypeSyntax } from '@fsrs/chunk'

import { definitionText, randomDefinitions } from './definitions.ts'
import { Expressions } from './expressions.ts'
import { Random } from './random.ts'
import { block } from './statements.ts'
import { INT, TypeSource, named, typeText } from './types.ts'

/** Functions that are as generic as they can be. */
const GENERIC = `let swap (a, b) = (b, a)
let twice f x = f (f x)
let konst a _ = a
let apply f x = f x
let mapBoth f (a, b) = (f a, f b)
let pairUp x y = (x, y)
let orElse x o = match o with Some y -> y | None -> x
let rec interleave xs ys = match xs, ys with x :: xt, y :: yt -> x :: y :: interleave xt yt | [], r | r, [] -> r
`

const VARIABLE = (name: string): TypeSyntax => ({ k: 'variable', name })
const A = VARIABLE("'a")
const B = VARIABLE("'b")
const arrow = (from: TypeSyntax, to: TypeSyntax): TypeSyntax => ({ k: 'function', from, to })
const pair = (...items: readonly TypeSyntax[]): TypeSyntax => ({ k: 'tuple', items })

const GENERIC_FUNCTIONS = [
  { name: 'swap', params: [pair(A, B)], result: pair(B, A) },
  { name: 'twice', params: [arrow(A, A), A], result: A },
  { name: 'konst', params: [A, B], result: A },
  { name: 'apply', params: [arrow(A, B), A], result: B },
  { name: 'mapBoth', params: [arrow(A, B), pair(A, A)], result: pair(B, B) },
  { name: 'pairUp', params: [A, B], result: pair(A, B) },
  { name: 'orElse', params: [A, named('option', A)], result: A },
  { name: 'interleave', params: [named('list', A), named('list', A)], result: named('list', A) },
]

/** @param cases how many functions it runs, each on its own */
export function randomProgram(seed: number, cases: number): string {
  const random = new Random(seed)
  const definitions = randomDefinitions(random)
  const e = new Expressions(random, new TypeSource(random, definitions))
  e.functions.push(...GENERIC_FUNCTIONS)
  const functions = random.times(4, (i) => (i % 2 === 0 ? recursive(e, i) : generic(e, i)))
  const bodies = random.times(cases, (i) => {
    const lines = block(e, [], 1 + random.below(4), 3)
    return `let case${i + 1} () =\n${lines.map((line) => `    ${line}\n`).join('')}`
  })
  const runs = random.times(cases, (i) => `run ${i + 1} case${i + 1}\n`)
  return [
    `// Random program ${seed}.\n`,
    ...definitions.map((each) => `${definitionText(each)}\n`),
    'exception Odd of int * string\n',
    GENERIC,
    ...functions,
    ...bodies,
    'let run (n: int) f = try f () with e -> printfn "%d: %s" n (e.GetType().Name)\n',
    ...runs,
  ].join('')
}

/** Goes on `n` times; answers what it has gathered. */
function recursive(e: Expressions, i: number): string {
  const type = e.types.data(1)
  const name = `rec${i}`
  const scope = [
    { name: 'n', type: INT },
    { name: 'acc', type },
  ]
  const text = typeText(type)
  const next = e.of(type, scope, 2)
  const body = e.random.chance(50)
    ? `if n <= 0 then acc else ${name} (n - 1) ${next}`
    : `if n <= 0 then acc else (let acc = ${name} (n - 1) acc in ${next})`
  e.functions.push({ name, params: [INT, type], result: type })
  return `let rec ${name} (n: int) (acc: ${text}) : ${text} = ${body}\n`
}

/** Of values of unknown types. */
function generic(e: Expressions, i: number): string {
  const name = `gen${i}`
  const params = [A, arrow(A, B), named('list', A)]
  const result = e.random.pick([B, named('list', B), pair(A, B), named('option', B), named('list', pair(A, B))])
  const scope = params.map((type, at) => ({ name: `p${at}`, type }))
  const heads = scope.map((each) => `(${each.name}: ${typeText(each.type)})`).join(' ')
  const body = e.of(result, scope, 3)
  e.functions.push({ name, params, result })
  return `let ${name} ${heads} : ${typeText(result)} = ${body}\n`
}
