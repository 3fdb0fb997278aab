/** Random expressions of a given type. Each is in parentheses where it is no atom, and says its type where F# could not know it. */
import { uncurryType } from '@fsrs/chunk'
import type { TypeSyntax } from '@fsrs/chunk'

import { libraryForms } from './library-forms.ts'
import type { LibraryForm } from './library-forms.ts'
import { literal, smallCount } from './literals.ts'
import { memberOf } from './members.ts'
import { operation } from './operations.ts'
import { pattern } from './patterns.ts'
import type { PatternContext, Variable } from './patterns.ts'
import type { Random } from './random.ts'
import { BOOL, INT, UNIT, matches, named, sameType, substitute, typeText, variablesOf } from './types.ts'
import type { Substitution, TypeSource } from './types.ts'

/** A function of the program, perhaps generic. */
export interface ProgramFunction {
  readonly name: string
  readonly params: readonly TypeSyntax[]
  readonly result: TypeSyntax
}

/** What can be written where. */
export class Expressions implements PatternContext {
  readonly random: Random
  readonly types: TypeSource
  readonly functions: ProgramFunction[] = []
  #names = 0

  constructor(random: Random, types: TypeSource) {
    this.random = random
    this.types = types
  }

  readonly freshName = (): string => `v${++this.#names}`

  /** An expression of this type over these variables. */
  of(type: TypeSyntax, scope: readonly Variable[], depth: number): string {
    const { random } = this
    if (random.chance(depth <= 0 ? 60 : 25)) {
      const fitting = scope.filter((each) => sameType(each.type, type))
      if (fitting.length > 0) return random.pick(fitting).name
    }
    if (depth <= 0 || random.chance(12)) return this.#made(type, scope, depth)
    const ways = [
      () => this.#library(type, scope, depth),
      () => this.#library(type, scope, depth),
      () => operation(this, type, scope, depth),
      () => operation(this, type, scope, depth),
      () => this.#made(type, scope, depth),
      () => this.#conditional(type, scope, depth),
      () => this.#match(type, scope, depth),
      () => this.#let(type, scope, depth),
      () => this.#call(type, scope, depth),
      () => this.#field(type, scope, depth),
      () => memberOf(this, type, scope, depth),
      () => this.#guarded(type, scope, depth),
    ]
    return random.pick(ways)() ?? this.#made(type, scope, depth)
  }

  /** A function value. */
  lambda(type: TypeSyntax & { k: 'function' }, scope: readonly Variable[], depth: number): string {
    const { params, result } = uncurryType(type)
    const bound: Variable[] = []
    const heads = params.map((each) => {
      if (each.k === 'tuple' && this.random.chance(50)) {
        const items = each.items.map((item) => {
          const name = this.freshName()
          bound.push({ name, type: item })
          return `${name}: ${typeText(item)}`
        })
        return `(${items.join(', ')})`
      }
      const name = this.freshName()
      bound.push({ name, type: each })
      return `(${name}: ${typeText(each)})`
    })
    return `(fun ${heads.join(' ')} -> ${this.of(result, [...scope, ...bound], depth - 1)})`
  }

  /** A value that is written down: a constant, a list of its elements, a case with its fields. */
  #made(type: TypeSyntax, scope: readonly Variable[], depth: number): string {
    const { random } = this
    const inner = (of: TypeSyntax): string => this.of(of, scope, depth - 1)
    if (type.k === 'function') return this.lambda(type, scope, depth)
    if (type.k === 'tuple') return `(${type.items.map(inner).join(', ')})`
    if (type.k !== 'name') return this.#opaque(type, scope)
    const constant = literal(type.name, random)
    if (constant !== undefined) return constant
    const [first, second] = type.args
    const some = (most: number): string[] =>
      random.times(depth <= 0 ? random.below(2) : random.below(most), () => inner(first!))
    const text = typeText(type)
    switch (type.name) {
      case 'list': {
        const items = some(5)
        return `([${items.join('; ')}] : ${text})`
      }
      case 'array':
        return `([|${some(5).join('; ')}|] : ${text})`
      case 'seq':
        return `(seq { ${
          some(4)
            .map((each) => `yield ${each}`)
            .join('; ') || `yield! ([] : ${typeText(named('list', first!))})`
        } } : ${text})`
      case 'option':
        return random.chance(depth <= 0 ? 60 : 30) ? `(None : ${text})` : `(Some ${inner(first!)})`
      case 'Result':
        return random.chance(60) ? `(Ok ${inner(first!)} : ${text})` : `(Error ${inner(second!)} : ${text})`
      case 'Set':
        return `(Set.ofList ([${some(5).join('; ')}] : ${typeText(named('list', first!))}))`
      case 'Map': {
        const entries = random.times(random.below(depth <= 0 ? 2 : 4), () => `(${inner(first!)}, ${inner(second!)})`)
        return `(Map.ofList [${entries.join('; ')}] : ${text})`
      }
    }
    return this.#defined(type, depth, inner)
  }

  #defined(type: TypeSyntax & { k: 'name' }, depth: number, inner: (of: TypeSyntax) => string): string {
    const definition = this.types.definitionOf(type)!
    const by = new Map(definition.parameters.map((each, i) => [each, type.args[i]!]))
    if (definition.k === 'record') {
      const fields = definition.fields.map((field) => `${field.name} = ${inner(substitute(field.type, by))}`)
      return `({ ${fields.join('; ')} } : ${typeText(type)})`
    }
    const chosen = depth <= 0 ? definition.cases[0]! : this.random.pick(definition.cases)
    const fields = chosen.fields.map((each) => inner(substitute(each, by)))
    return fields.length === 0
      ? `(${chosen.name} : ${typeText(type)})`
      : `(${chosen.name} (${fields.join(', ')}) : ${typeText(type)})`
  }

  /** Of a type variable there is nothing but what the scope has. */
  #opaque(type: TypeSyntax, scope: readonly Variable[]): string {
    const fitting = scope.filter((each) => sameType(each.type, type))
    return fitting.length > 0 ? this.random.pick(fitting).name : `(failwith "none" : ${typeText(type)})`
  }

  #library(type: TypeSyntax, scope: readonly Variable[], depth: number): string | undefined {
    for (let tries = 0; tries < 30; tries++) {
      const form = this.random.pick(libraryForms())
      const by: Substitution = new Map()
      if (!matches(form.result, type, by)) continue
      const call = this.#applied(form, by, scope, depth)
      if (call !== undefined) return call
    }
    return undefined
  }

  #applied(form: LibraryForm, by: Substitution, scope: readonly Variable[], depth: number): string | undefined {
    if (!this.#instantiate([...form.params, form.result], form.constraints, by)) return undefined
    const { name } = form
    const args = form.params.map((each) => {
      const isCount = each.k === 'name' && each.name === 'int'
      return isCount && this.random.chance(80)
        ? smallCount(this.random)
        : this.of(substitute(each, by), scope, depth - 1)
    })
    const type = typeText(substitute(form.result, by))
    if (args.length === 0) return `(${name} : ${type})`
    if (this.random.chance(40)) {
      const last = args.pop()!
      return `(${last} |> ${[name, ...args].join(' ')} : ${type})`
    }
    return `(${[name, ...args].join(' ')} : ${type})`
  }

  /** Chooses types for the variables that are open; false where one that is known does not fulfil what is demanded. */
  #instantiate(
    types: readonly TypeSyntax[],
    constraints: ReadonlyMap<string, readonly string[]>,
    by: Substitution,
  ): boolean {
    const variables = new Set<string>()
    for (const each of types) variablesOf(each, variables)
    for (const each of variables) {
      const demanded = constraints.get(each) ?? []
      const known = by.get(each)
      if (known === undefined) by.set(each, this.types.fulfilling(demanded, 1))
      else if (!demanded.every((constraint) => this.types.fulfils(known, constraint))) return false
    }
    return true
  }

  /** A call of a function of the program. */
  #call(type: TypeSyntax, scope: readonly Variable[], depth: number): string | undefined {
    const fitting = this.functions.filter((each) => matches(each.result, type, new Map()))
    if (fitting.length === 0) return undefined
    const fn = this.random.pick(fitting)
    const by: Substitution = new Map()
    matches(fn.result, type, by)
    this.#instantiate([...fn.params, fn.result], new Map(), by)
    const args = fn.params.map((each, i) =>
      // The first of a recursive function is how often it goes on.
      i === 0 && fn.name.startsWith('rec') ? smallCount(this.random) : this.of(substitute(each, by), scope, depth - 1),
    )
    return `(${[fn.name, ...args].join(' ')} : ${typeText(type)})`
  }

  #conditional(type: TypeSyntax, scope: readonly Variable[], depth: number): string {
    const part = (of: TypeSyntax): string => this.of(of, scope, depth - 1)
    return `(if ${part(BOOL)} then ${part(type)} else ${part(type)})`
  }

  /** A match without newlines; mostly, its last clause takes all. */
  #match(type: TypeSyntax, scope: readonly Variable[], depth: number): string {
    const { random } = this
    const subject = this.types.data(2)
    const clauses = random.times(1 + random.below(3), () => {
      const bound: Variable[] = []
      const taken = pattern(this, subject, 3, bound)
      const inside = [...scope, ...bound]
      const guard = random.chance(25) ? ` when ${this.of(BOOL, inside, depth - 2)}` : ''
      return `| ${taken}${guard} -> ${this.of(type, inside, depth - 1)} `
    })
    const last = random.chance(90) ? `| _ -> ${this.of(type, scope, depth - 1)}` : ''
    return `(match ${this.of(subject, scope, depth - 1)} with ${clauses.join('')}${last})`
  }

  #let(type: TypeSyntax, scope: readonly Variable[], depth: number): string {
    const { random } = this
    const of = random.chance(20)
      ? ({ k: 'function', from: this.types.data(1), to: this.types.data(1) } as const)
      : this.types.data(2)
    const name = this.freshName()
    const value = this.of(of, scope, depth - 1)
    return `(let ${name} = ${value} in ${this.of(type, [...scope, { name, type: of }], depth - 1)})`
  }

  #field(type: TypeSyntax, scope: readonly Variable[], depth: number): string | undefined {
    for (const definition of this.types.definitions) {
      if (definition.k !== 'record' || !this.random.chance(60)) continue
      for (const field of definition.fields) {
        const by: Substitution = new Map()
        if (!matches(field.type, type, by) || !this.random.chance(60)) continue
        for (const each of definition.parameters) if (!by.has(each)) by.set(each, INT)
        const owner = named(definition.name, ...definition.parameters.map((each) => by.get(each)!))
        return `((${this.of(owner, scope, depth - 1)} : ${typeText(owner)}).${field.name})`
      }
    }
    return undefined
  }

  /** An exception that is caught, or might be. */
  #guarded(type: TypeSyntax, scope: readonly Variable[], depth: number): string {
    const { random } = this
    const part = (of: TypeSyntax): string => this.of(of, scope, depth - 1)
    const body = random.chance(40)
      ? `(if ${part(BOOL)} then ${part(type)} else ${this.#raised(type, scope, depth)})`
      : part(type)
    const clause = random.pick([
      `| _ -> ${part(type)}`,
      `| Failure m when m.Length > 2 -> ${part(type)} | _ -> ${part(type)}`,
      `| :? System.DivideByZeroException -> ${part(type)}`,
      `| Odd (n, s) -> ${part(type)} | :? System.ArgumentException -> ${part(type)}`,
    ])
    if (random.chance(15)) return `(try ${body} finally ${this.of(UNIT, scope, 0)})`
    return `(try ${body} with ${clause})`
  }

  #raised(type: TypeSyntax, scope: readonly Variable[], depth: number): string {
    const text = typeText(type)
    const message = this.of(named('string'), scope, depth - 2)
    return this.random.pick([
      `(failwith ${message} : ${text})`,
      `(raise (Odd (${this.of(INT, scope, depth - 2)}, ${message})) : ${text})`,
      `(invalidArg "x" ${message} : ${text})`,
      `(invalidOp ${message} : ${text})`,
    ])
  }
}
