/** Patterns of random programs. */
import type { TypeSyntax } from '@fsrs/chunk'

import { literalPattern } from './literals.ts'
import type { Random } from './random.ts'
import { substitute } from './types.ts'
import type { TypeSource } from './types.ts'

/** A name that a pattern or definition binds. */
export interface Variable {
  readonly name: string
  readonly type: TypeSyntax
  readonly isMutable?: boolean
}

/** What makes patterns: where its names come from, and what types there are. */
export interface PatternContext {
  readonly random: Random
  readonly types: TypeSource
  readonly freshName: () => string
}

/** A pattern for a type; what it binds goes to `bound`. */
export function pattern(c: PatternContext, type: TypeSyntax, depth: number, bound: Variable[]): string {
  const { random } = c
  const inner = (of: TypeSyntax): string => pattern(c, of, depth - 1, bound)
  const variable = (): string => {
    const name = c.freshName()
    bound.push({ name, type })
    return name
  }
  if (depth <= 0 || random.chance(20)) return random.chance(35) ? '_' : variable()
  if (random.chance(5)) {
    const whole = inner(type)
    return `(${whole} as ${variable()})`
  }
  if (type.k === 'tuple') return `(${type.items.map(inner).join(', ')})`
  if (type.k !== 'name') return variable()
  const constant = literalPattern(type.name, random)
  if (constant !== undefined && random.chance(70)) {
    if (random.chance(20)) return `(${constant} | ${literalPattern(type.name, random)!})`
    return constant.startsWith('-') ? `(${constant})` : constant
  }
  const [first, second] = type.args
  switch (type.name) {
    case 'list':
      switch (random.below(4)) {
        case 0:
          return '[]'
        case 1:
          return `[${random.times(1 + random.below(2), () => inner(first!)).join('; ')}]`
        default:
          return `(${inner(first!)} :: ${inner(type)})`
      }
    case 'array':
      return `[|${random.times(random.below(3), () => inner(first!)).join('; ')}|]`
    case 'option':
      return random.chance(30) ? 'None' : `(Some ${inner(first!)})`
    case 'Result':
      return random.chance(50) ? `(Ok ${inner(first!)})` : `(Error ${inner(second!)})`
  }
  return definedPattern(c, type, inner) ?? variable()
}

function definedPattern(
  c: PatternContext,
  type: TypeSyntax & { k: 'name' },
  inner: (of: TypeSyntax) => string,
): string | undefined {
  const definition = c.types.definitionOf(type)
  if (definition === undefined) return undefined
  const by = new Map(definition.parameters.map((each, i) => [each, type.args[i]!]))
  if (definition.k === 'record') {
    const fields = definition.fields.filter(() => c.random.chance(60))
    const shown = fields.length === 0 ? definition.fields.slice(0, 1) : fields
    return `{ ${shown.map((field) => `${field.name} = ${inner(substitute(field.type, by))}`).join('; ')} }`
  }
  const chosen = c.random.pick(definition.cases)
  if (chosen.fields.length === 0) return chosen.name
  const fields = chosen.fields.map((each) => inner(substitute(each, by)))
  return `(${chosen.name} (${fields.join(', ')}))`
}
