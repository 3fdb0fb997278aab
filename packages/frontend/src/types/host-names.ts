/** What a host offers, as names in scope: made once for a registry, not for every file. */
import { CodedError } from '@fsrs/base'
import { parseHostType } from '@fsrs/chunk'

import { libraryType, primitiveConstructor, variable } from './builtins.ts'
import { emptyModule } from './environment.ts'
import type { ModuleEntry, ValueEntry } from './environment.ts'
import { libraryScope } from './library.ts'
import { parseType } from '../syntax/parser.ts'
import { readType } from './resolve-types.ts'
import type { Scheme, Type, TypeConstructor, TypeVariable } from './types.ts'
import { generalize } from './generalization.ts'
import { resolve } from './type-structure.ts'

/** Names that a host brings into scope. */
export interface HostNames {
  readonly values: ReadonlyMap<string, ValueEntry>
  readonly modules: ReadonlyMap<string, ModuleEntry>
  /** Opaque types, which only the host knows. */
  readonly types: ReadonlyMap<string, TypeConstructor>
}

const known = new WeakMap<
  ReadonlyMap<string, string>,
  { readonly entries: readonly string[]; readonly names: HostNames }
>()

/** The names of these functions, given with their types. Others share the answer: do not change it. */
export function hostNames(host: ReadonlyMap<string, string>): HostNames {
  const entries = [...host].flat()
  const before = known.get(host)
  if (before?.entries.length === entries.length && before.entries.every((each, index) => each === entries[index]))
    return before.names
  const names = namesOf(host)
  known.set(host, { entries, names })
  return names
}

function namesOf(host: ReadonlyMap<string, string>): HostNames {
  const names = {
    values: new Map<string, ValueEntry>(),
    modules: new Map<string, ModuleEntry>(),
    types: new Map<string, TypeConstructor>(),
  }
  for (const [name, text] of host) {
    const parts = name.split('.')
    const last = parts.pop()!
    const scheme = schemeOf(name, text, names.types)
    const symbol = {
      name: last,
      origin: { kind: 'Host', name },
      scheme,
      isMutable: false,
      arity: arityOf(scheme.type),
      definedAt: undefined,
      isLiteral: false,
      literal: undefined,
      isInline: false,
    } as const
    const values = parts.length === 0 ? names.values : moduleOf(names.modules, parts).values
    values.set(last, { kind: 'Value', symbol })
  }
  return names
}

function moduleOf(roots: Map<string, ModuleEntry>, path: readonly string[]): ModuleEntry {
  let modules = roots
  let module: ModuleEntry | undefined
  for (const [i, name] of path.entries()) {
    module = modules.get(name) ?? emptyModule(name, path.slice(0, i + 1).join('.'))
    modules.set(name, module)
    modules = module.modules
  }
  return module!
}

/** @throws {CodedError} `INVALID_HOST_TYPE`: a bug of the host, which no registry has found */
function schemeOf(host: string, text: string, opaque: Map<string, TypeConstructor>): Scheme {
  const readable = parseHostType(text)
  if ('error' in readable) {
    throw new CodedError('INVALID_HOST_TYPE', `The type of \`${host}\` cannot be read: ${readable.error}.`)
  }
  const variables = new Map<string, TypeVariable>()
  const type = readType(parseType(text).type, {
    lookUp: (path, args) => typeOf(path.map((each) => each.name).join('.'), args, opaque),
    variable: (name) => {
      const found = variables.get(name) ?? variable(1, name)
      variables.set(name, found)
      return found
    },
    wildcard: () => variable(1),
    constrain: () => undefined,
    refuse: () => undefined,
    demand: () => undefined,
    notAUnit: () => undefined,
    wrongArity: () => undefined,
  })
  return generalize(type, 0, true)
}

/** A type in a host signature: one of the language, or an opaque one. */
function typeOf(name: string, args: number, opaque: Map<string, TypeConstructor>): TypeConstructor {
  const { types } = libraryScope()
  const found = types.get(`${name}\`${args}`) ?? opaque.get(name) ?? types.get(name) ?? primitiveConstructor(name)
  if (found !== undefined) return found
  const made: TypeConstructor = {
    name,
    uniqueName: `host:${name}`,
    parameters: libraryType(
      `host:${name}`,
      Array.from({ length: args }, (_, i) => `'t${i}`),
    ).parameters,
    definition: { kind: 'Host' },
    definedAt: undefined,
    members: new Map(),
    supportsEquality: true,
    supportsComparison: false,
  }
  opaque.set(name, made)
  return made
}

function arityOf(type: Type): number {
  let count = 0
  for (let current = resolve(type); current.kind === 'Function'; current = resolve(current.to)) count++
  return count
}
