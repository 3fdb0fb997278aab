/** Lines of random programs, indented as F# wants them. */
import type { Expressions } from './expressions.ts'
import { smallCount } from './literals.ts'
import { printing } from './operations.ts'
import { pattern } from './patterns.ts'
import type { Variable } from './patterns.ts'
import { BOOL, INT, named, typeText } from './types.ts'

/** So many statements one after the other, the last of which prints. */
export function block(e: Expressions, scope: readonly Variable[], count: number, depth: number): string[] {
  const lines: string[] = []
  const known = [...scope]
  for (let i = 0; i < count; i++) lines.push(...statement(e, known, depth))
  lines.push(printing(e, known, depth))
  return lines
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`)
}

/** A statement; what it binds is added to the scope. */
function statement(e: Expressions, scope: Variable[], depth: number): string[] {
  const { random } = e
  const inner = (count: number): string[] => indented(block(e, scope, count, depth - 1))
  switch (depth <= 1 ? random.below(4) : random.below(11)) {
    case 0:
      return [printing(e, scope, depth)]
    case 1:
    case 2: {
      const type = e.types.data(2)
      const name = e.freshName()
      const line = `let ${name} = ${e.of(type, scope, depth)}`
      scope.push({ name, type })
      return [line]
    }
    case 3: {
      const type = random.pick([INT, named('string'), named('list', INT)])
      const name = e.freshName()
      const line = `let mutable ${name} = ${e.of(type, scope, depth - 1)}`
      // Closures may not see it: it is used in the statements of this block alone.
      const inside = [...scope, { name, type, isMutable: true }]
      return [
        line,
        `${name} <- ${e.of(type, scope, depth - 1)}`,
        `printfn "%A" ${name}`,
        ...loop(e, inside, name, scope, depth),
      ]
    }
    case 4:
      return [`if ${e.of(BOOL, scope, depth - 1)} then`, ...inner(1), 'else', ...inner(0)]
    case 5: {
      const name = e.freshName()
      const body = indented(block(e, [...scope, { name, type: INT }], 0, depth - 1))
      return [`for ${name} in ${smallCount(random)} .. ${smallCount(random)} do`, ...body]
    }
    case 6: {
      const type = e.types.data(2)
      const bound: Variable[] = []
      const taken = pattern(e, type, 1, bound)
      const body = indented(block(e, [...scope, ...bound], 0, depth - 1))
      return [`for ${taken} in ${e.of(named('list', type), scope, depth - 1)} do`, ...body]
    }
    case 7: {
      const type = e.types.data(2)
      const clauses = random.times(1 + random.below(2), () => {
        const bound: Variable[] = []
        const taken = pattern(e, type, 3, bound)
        return [`| ${taken} ->`, ...indented(block(e, [...scope, ...bound], 0, depth - 1))]
      })
      return [`match ${e.of(type, scope, depth - 1)} with`, ...clauses.flat(), '| _ ->', ...inner(0)]
    }
    case 8:
      return ['try', ...inner(1), 'with', `| Failure m -> printfn "failed %s" m`, '| _ -> printfn "failed"']
    case 9: {
      const [from, to] = [e.types.data(1), e.types.data(1)]
      const [name, parameter] = [e.freshName(), e.freshName()]
      const body = e.of(to, [...scope, { name: parameter, type: from }], depth)
      const line = `let ${name} (${parameter}: ${typeText(from)}) : ${typeText(to)} = ${body}`
      scope.push({ name, type: { k: 'function', from, to } })
      return [line]
    }
    default: {
      const type = e.types.data(1)
      const name = e.freshName()
      const array = named('array', type)
      const lines = [
        `let ${name} = Array.init 3 ${e.lambda({ k: 'function', from: INT, to: type }, scope, depth - 1)}`,
        `${name}.[${smallCount(random)}] <- ${e.of(type, scope, depth - 1)}`,
      ]
      scope.push({ name, type: array })
      return lines
    }
  }
}

/** Changes a variable a few times. */
function loop(
  e: Expressions,
  inside: readonly Variable[],
  name: string,
  scope: readonly Variable[],
  depth: number,
): string[] {
  const counter = e.freshName()
  const { type } = inside.at(-1)!
  const step = e.of(type, [...scope, { name: counter, type: INT }], depth - 2)
  const combined = type.k === 'name' && type.name === 'list' ? `${name} @ ${step}` : `${name} + ${step}`
  return [`for ${counter} = 0 to ${smallCount(e.random)} do ${name} <- ${combined}`, `printfn "%A" ${name}`]
}
