/** Types of random programs: the library's own syntax trees, how they are written, and what can be done with them. */
import type { TypeSyntax } from '@fsrs/chunk'

import type { Random } from './random.ts'

/** A type that a program defines. */
export type Definition = {
  readonly name: string
  /** Names of its type parameters, with their quote. */
  readonly parameters: readonly string[]
} & (
  | { readonly k: 'record'; readonly fields: readonly Field[] }
  | {
      readonly k: 'union'
      readonly cases: readonly { readonly name: string; readonly fields: readonly TypeSyntax[] }[]
    }
)

/** A field of a record. */
export interface Field {
  readonly name: string
  readonly type: TypeSyntax
}

/** A type without arguments, or with. */
export function named(name: string, ...args: readonly TypeSyntax[]): TypeSyntax {
  return { k: 'name', name, args }
}

export const INT = named('int')
export const FLOAT = named('float')
export const STRING = named('string')
export const BOOL = named('bool')
export const CHAR = named('char')
export const UNIT = named('unit')

const NUMBERS: ReadonlySet<string> = new Set(['int', 'float', 'int64', 'byte', 'uint32', 'decimal', 'bigint'])
const PRIMITIVES = [
  'int',
  'int',
  'int',
  'float',
  'string',
  'string',
  'bool',
  'char',
  'int64',
  'byte',
  'decimal',
  'bigint',
]

/** The type as F# writes it, so that anything may stand beside it. */
export function typeText(type: TypeSyntax): string {
  switch (type.k) {
    case 'name':
      return type.args.length === 0 ? type.name : `${type.name}<${type.args.map(typeText).join(', ')}>`
    case 'variable':
      return type.name.startsWith("'") ? type.name : `'${type.name}`
    case 'function':
      return `(${typeText(type.from)} -> ${typeText(type.to)})`
    case 'tuple':
      return `(${type.items.map(typeText).join(' * ')})`
    case 'anonymous':
      return `{| ${type.fields.map((field) => `${field.name}: ${typeText(field.type)}`).join('; ')} |}`
  }
}

/** Whether two types are one. */
export function sameType(a: TypeSyntax, b: TypeSyntax): boolean {
  return typeText(a) === typeText(b)
}

/** What stands for type variables. */
export type Substitution = Map<string, TypeSyntax>

/** Finds what the variables of a pattern stand for where it is to be this type; false where it cannot be. */
export function matches(pattern: TypeSyntax, type: TypeSyntax, found: Substitution): boolean {
  switch (pattern.k) {
    case 'variable': {
      const known = found.get(pattern.name)
      if (known !== undefined) return sameType(known, type)
      found.set(pattern.name, type)
      return true
    }
    case 'name':
      return (
        type.k === 'name' &&
        type.name === pattern.name &&
        type.args.length === pattern.args.length &&
        pattern.args.every((each, i) => matches(each, type.args[i]!, found))
      )
    case 'function':
      return type.k === 'function' && matches(pattern.from, type.from, found) && matches(pattern.to, type.to, found)
    case 'tuple':
      return (
        type.k === 'tuple' &&
        type.items.length === pattern.items.length &&
        pattern.items.every((each, i) => matches(each, type.items[i]!, found))
      )
    case 'anonymous':
      return false
  }
}

/** The type with its variables replaced. */
export function substitute(type: TypeSyntax, by: Substitution): TypeSyntax {
  switch (type.k) {
    case 'variable':
      return by.get(type.name) ?? type
    case 'name':
      return { ...type, args: type.args.map((each) => substitute(each, by)) }
    case 'function':
      return { k: 'function', from: substitute(type.from, by), to: substitute(type.to, by) }
    case 'tuple':
      return { k: 'tuple', items: type.items.map((each) => substitute(each, by)) }
    case 'anonymous':
      return type
  }
}

/** The names of the variables of a type. */
export function variablesOf(type: TypeSyntax, found: Set<string> = new Set()): Set<string> {
  switch (type.k) {
    case 'variable':
      found.add(type.name)
      break
    case 'name':
      for (const each of type.args) variablesOf(each, found)
      break
    case 'function':
      variablesOf(type.from, found)
      variablesOf(type.to, found)
      break
    case 'tuple':
      for (const each of type.items) variablesOf(each, found)
      break
    case 'anonymous':
  }
  return found
}

/** All the types that a program can write. */
export class TypeSource {
  readonly #random: Random
  readonly definitions: readonly Definition[]

  constructor(random: Random, definitions: readonly Definition[]) {
    this.#random = random
    this.definitions = definitions
  }

  definitionOf(type: TypeSyntax): Definition | undefined {
    return type.k === 'name' ? this.definitions.find((each) => each.name === type.name) : undefined
  }

  /** Whether values can be ordered: F# orders all but functions and what holds such. */
  isComparable(type: TypeSyntax): boolean {
    switch (type.k) {
      case 'variable':
      case 'function':
      case 'anonymous':
        return false
      case 'tuple':
        return type.items.every((each) => this.isComparable(each))
      case 'name':
        return type.name !== 'seq' && type.args.every((each) => this.isComparable(each))
    }
  }

  /** Whether a type fulfils one of the library's constraints. */
  fulfils(type: TypeSyntax, constraint: string): boolean {
    const name = type.k === 'name' ? type.name : ''
    switch (constraint) {
      case 'comparison':
      case 'equality':
        return this.isComparable(type)
      case 'average':
        return name === 'float' || name === 'decimal'
      case 'signed':
        return NUMBERS.has(name) && name !== 'byte' && name !== 'uint32'
      case 'integer':
        return NUMBERS.has(name) && name !== 'float' && name !== 'decimal'
      default:
        return NUMBERS.has(name)
    }
  }

  /** A type for which all of the constraints hold. */
  fulfilling(constraints: readonly string[], depth: number): TypeSyntax {
    for (let tries = 0; tries < 20; tries++) {
      const type = this.data(depth)
      if (constraints.every((each) => this.fulfils(type, each))) return type
    }
    return constraints.includes('average') ? FLOAT : INT
  }

  /** A type of values that can be printed and compared. */
  data(depth: number): TypeSyntax {
    const random = this.#random
    if (depth <= 0 || random.chance(45)) return named(random.pick(PRIMITIVES))
    const inner = (): TypeSyntax => this.data(depth - 1)
    switch (random.below(11)) {
      case 0:
      case 1:
        return named('list', inner())
      case 2:
        return named('array', inner())
      case 3:
        return named('option', inner())
      case 4:
      case 5:
        return { k: 'tuple', items: random.times(2 + random.below(2), inner) }
      case 6:
        return named('Result', inner(), named('string'))
      case 7:
        return named('Map', named(random.pick(['int', 'string', 'char'])), inner())
      case 8:
        return named('Set', inner())
      default: {
        if (this.definitions.length === 0) return INT
        const definition = random.pick(this.definitions)
        return named(definition.name, ...definition.parameters.map(inner))
      }
    }
  }
}
