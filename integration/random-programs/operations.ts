/** Operators, conversions and formats of random programs, by the type of their result. */
import type { TypeSyntax } from '@fsrs/chunk'

import type { Expressions } from './expressions.ts'
import { smallCount } from './literals.ts'
import type { Variable } from './patterns.ts'
import { BOOL, CHAR, FLOAT, INT, STRING, named, sameType, typeText } from './types.ts'

type Part = (type: TypeSyntax) => string

const INTEGERS: ReadonlySet<string> = new Set(['int', 'int64', 'byte', 'uint32', 'bigint'])

/** An operation that answers this type; undefined where there is none. */
export function operation(
  e: Expressions,
  type: TypeSyntax,
  scope: readonly Variable[],
  depth: number,
): string | undefined {
  const part: Part = (of) => e.of(of, scope, depth - 1)
  if (type.k === 'function') return composed(e, type, scope, depth)
  if (type.k !== 'name') return undefined
  switch (type.name) {
    case 'bool':
      return test(e, part)
    case 'string':
      return text(e, part)
    case 'char':
      return e.random.pick([
        () => `(char (${part(INT)} &&& 127))`,
        () => `(${part(STRING)}).[${smallCount(e.random)}]`,
      ])()
    case 'unit':
      return `(ignore ${part(e.types.data(1))})`
    case 'list':
      return list(e, type, part)
    case 'array':
      return `[| for x in ${part(type)} do yield x |]`
    case 'option':
      return `(${part(type)} |> Option.orElse ${part(type)})`
    default:
      return number(e, type, part)
  }
}

function number(e: Expressions, type: TypeSyntax & { k: 'name' }, part: Part): string | undefined {
  const { random } = e
  const { name } = type
  const isInteger = INTEGERS.has(name)
  if (!isInteger && name !== 'float' && name !== 'decimal') return undefined
  const ways = [
    () => `(${part(type)} ${random.pick(['+', '-', '*'])} ${part(type)})`,
    () => `(${part(type)} ${random.pick(['+', '-', '*'])} ${part(type)})`,
    () => `(${part(type)} ${random.pick(['/', '%'])} ${part(type)})`,
    () => `(${random.pick(['min', 'max'])} ${part(type)} ${part(type)})`,
    ...(name === 'byte' || name === 'uint32' ? [] : [() => `(abs ${part(type)})`, () => `(-${part(type)})`]),
    ...(isInteger && name !== 'bigint'
      ? [
          () => `(${part(type)} ${random.pick(['&&&', '|||', '^^^'])} ${part(type)})`,
          () => `(${part(type)} ${random.pick(['<<<', '>>>'])} ${smallCount(random)})`,
        ]
      : []),
  ]
  if (name === 'int')
    ways.push(
      () => `(int ${part(random.pick([CHAR, FLOAT, named('int64'), named('byte')]))})`,
      () => `(compare ${comparedPair(e, part)} |> sign)`,
      () => `(let x = ${part(e.types.data(2))} in if hash x = hash x then ${part(INT)} else -1)`,
      () => `(sign ${part(FLOAT)})`,
    )
  if (name === 'float')
    ways.push(
      () => `(float ${part(INT)})`,
      () => `(${random.pick(['floor', 'ceil', 'round', 'truncate'])} ${part(FLOAT)})`,
      () => `(sqrt (abs ${part(FLOAT)}))`,
    )
  if (name === 'int64' || name === 'byte' || name === 'bigint' || name === 'decimal')
    ways.push(() => `(${name} ${part(INT)})`)
  return random.pick(ways)()
}

function comparedPair(e: Expressions, part: Part): string {
  const type = e.types.fulfilling(['comparison'], 2)
  return `${part(type)} ${part(type)}`
}

function test(e: Expressions, part: Part): string {
  const { random } = e
  const type = e.types.fulfilling(['comparison'], 2)
  const operator = random.pick(['=', '<>', '<', '<=', '>', '>='])
  return random.pick([
    () => `(${part(type)} ${operator} ${part(type)})`,
    () => `(${part(INT)} ${operator} ${part(INT)})`,
    () => `(${part(BOOL)} ${random.pick(['&&', '||'])} ${part(BOOL)})`,
    () => `(not ${part(BOOL)})`,
  ])()
}

function text(e: Expressions, part: Part): string {
  const { random } = e
  return random.pick([
    () => `(${part(STRING)} + ${part(STRING)})`,
    () => `(sprintf "%A" ${part(e.types.data(2))})`,
    () => `(string ${part(random.pick([INT, STRING, CHAR, BOOL, named('int64')]))})`,
    () => {
      const { format, args } = formatted(e, part)
      return `(sprintf "${format}" ${args.join(' ')})`
    },
  ])()
}

/** A format with what it takes. */
export function formatted(e: Expressions, part: Part): { readonly format: string; readonly args: readonly string[] } {
  const { random } = e
  const args: string[] = []
  const holes = random.times(1 + random.below(3), () => {
    const [hole, type] = random.pick<readonly [string, TypeSyntax]>([
      ['%d', INT],
      ['%5d', INT],
      ['%-6d|', INT],
      ['%05d', INT],
      ['%+d', INT],
      ['%x', INT],
      ['%X', named('int64')],
      ['%d', named('byte')],
      ['%s', STRING],
      ['%8s', STRING],
      ['%-8s|', STRING],
      ['%c', CHAR],
      ['%b', BOOL],
      ['%.2f', FLOAT],
      ['%8.3f', FLOAT],
      ['%g', FLOAT],
      ['%e', FLOAT],
      ['%M', named('decimal')],
      ['%O', INT],
      ['%A', e.types.data(2)],
    ])
    args.push(part(type))
    return hole
  })
  return { format: holes.join(random.pick([' ', ', ', ''])), args }
}

function list(e: Expressions, type: TypeSyntax & { k: 'name' }, part: Part): string {
  const { random } = e
  const element = type.args[0]!
  const from = sameType(element, INT) && random.chance(40)
  if (from) return `[${smallCount(random)} .. ${random.pick(['', '2 .. ', '(-1) .. '])}${smallCount(random)}]`
  return random.pick([
    () => `(${part(type)} @ ${part(type)})`,
    () => `(${part(element)} :: ${part(type)})`,
    () => `[ for x in ${part(type)} do if ${part(BOOL)} then yield x ]`,
    () => `[ for i in 1 .. 3 do yield ${part(element)} ]`,
    () => `[ yield! ${part(type)}; yield ${part(element)} ]`,
  ])()
}

/** Functions made of functions. */
function composed(
  e: Expressions,
  type: TypeSyntax & { k: 'function' },
  scope: readonly Variable[],
  depth: number,
): string | undefined {
  const { from, to } = type
  const between = e.types.data(1)
  const first = e.of({ k: 'function', from, to: between }, scope, depth - 1)
  const second = e.of({ k: 'function', from: between, to }, scope, depth - 1)
  return `(${first} >> ${second} : ${typeText(type)})`
}

/** A statement that prints. */
export function printing(e: Expressions, scope: readonly Variable[], depth: number): string {
  const part: Part = (of) => e.of(of, scope, depth)
  if (e.random.chance(70)) return `printfn "%A" ${part(e.types.data(3))}`
  const { format, args } = formatted(e, part)
  return `printfn "${format}" ${args.join(' ')}`
}
