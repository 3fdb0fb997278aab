/** The types that a random program defines. */
import type { TypeSyntax } from '@fsrs/chunk'

import type { Random } from './random.ts'
import { TypeSource, named, typeText } from './types.ts'
import type { Definition } from './types.ts'

const CASES = ['Ash', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Ginkgo', 'Hazel', 'Ivy', 'Juniper', 'Larch', 'Maple']
const FIELDS = ['Size', 'Name', 'Items', 'Weight', 'Next', 'Flag', 'Key', 'Rest', 'Left', 'Right', 'Depth', 'Mark']

/** Two unions and two records, the last of each kind generic; names are used once, so that they mean one type. */
export function randomDefinitions(random: Random): readonly Definition[] {
  const made: Definition[] = []
  let cases = 0
  let fields = 0
  const typesSoFar = (): TypeSource => new TypeSource(random, made)
  const orParameter = (parameters: readonly string[], make: () => TypeSyntax): TypeSyntax =>
    parameters.length > 0 && random.chance(50) ? { k: 'variable', name: random.pick(parameters) } : make()
  const union = (name: string, parameters: readonly string[]): void => {
    const own = named(name, ...parameters.map((each): TypeSyntax => ({ k: 'variable', name: each })))
    const types = typesSoFar()
    const all = random.times(2 + random.below(3), (i) => ({
      name: CASES[cases++ % CASES.length]!,
      // The first case ends what refers to itself.
      fields: random.times(i === 0 ? random.below(2) : random.below(4), () =>
        i > 0 && random.chance(25)
          ? random.pick([own, named('list', own)])
          : orParameter(parameters, () => types.data(1)),
      ),
    }))
    made.push({ k: 'union', name, parameters, cases: all })
  }
  const record = (name: string, parameters: readonly string[]): void => {
    const types = typesSoFar()
    const all = random.times(2 + random.below(2), () => ({
      name: FIELDS[fields++ % FIELDS.length]!,
      type: orParameter(parameters, () => types.data(1)),
    }))
    made.push({ k: 'record', name, parameters, fields: all })
  }
  union('Tree', [])
  record('Card', [])
  union('Box', ["'a"])
  record('Pair', ["'a", "'b"])
  return made
}

/** The definition as F# writes it. */
export function definitionText(definition: Definition): string {
  const { name, parameters } = definition
  const head = parameters.length === 0 ? name : `${name}<${parameters.join(', ')}>`
  if (definition.k === 'record') {
    const fields = definition.fields.map((field) => `${field.name}: ${typeText(field.type)}`)
    return `type ${head} = { ${fields.join('; ')} }`
  }
  const cases = definition.cases.map((each) =>
    each.fields.length === 0 ? `    | ${each.name}` : `    | ${each.name} of ${each.fields.map(typeText).join(' * ')}`,
  )
  return `type ${head} =\n${cases.join('\n')}`
}
