import { PRIMITIVE_NAMES, parseHostType } from '@fsrs/chunk'
import type { TypeRep, TypeSyntax } from '@fsrs/chunk'

import type { ProgramTypes } from '../values/program-types.ts'
import { RESULT_INFO } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { HostRegistryError } from './host-registry.ts'

const LIBRARY_NAMES: Readonly<Record<string, string>> = {
  list: 'list',
  List: 'list',
  array: 'array',
  option: 'option',
  Option: 'option',
  seq: 'seq',
  ref: 'ref',
  Map: 'Map',
  Set: 'Set',
  ResizeArray: 'ResizeArray',
  Dictionary: 'Dictionary',
  HashSet: 'HashSet',
  Lazy: 'Lazy',
}

/** Looks up a type of the program by the name its author knows. */
export type FindType = (displayName: string) => Rep | undefined

/**
 * The representation of a type that the host wrote. A name that nobody knows is an opaque host object, which passes as it
 * is; so is a type variable.
 */
export function repOfSyntax(type: TypeSyntax, find: FindType): Rep {
  switch (type.k) {
    case 'variable':
      return { k: 'lib', name: type.name, args: [] }
    case 'function':
      return { k: 'fun', from: repOfSyntax(type.from, find), to: repOfSyntax(type.to, find) }
    case 'tuple':
      return { k: 'tuple', items: type.items.map((item) => repOfSyntax(item, find)) }
    case 'anonymous':
      return {
        k: 'anon',
        fields: type.fields.map(({ name, type: field }) => ({ name, type: repOfSyntax(field, find) })),
      }
    case 'name': {
      const { name } = type
      const args = type.args.map((arg) => repOfSyntax(arg, find))
      const primitive = Object.hasOwn(PRIMITIVE_NAMES, name) ? PRIMITIVE_NAMES[name] : undefined
      if (primitive !== undefined && args.length === 0) return { k: 'prim', name: primitive }
      const found = find(name)
      if (found?.k === 'def') return { k: 'def', info: found.info, args }
      return { k: 'lib', name: (Object.hasOwn(LIBRARY_NAMES, name) ? LIBRARY_NAMES[name] : undefined) ?? name, args }
    }
  }
}

/** Finds the program's types by the names that their author gave them; where there is no program, the language's own. */
export function findIn(types: ProgramTypes | undefined): FindType {
  return (name) => (types === undefined ? ownTypeOf(name) : types.repOfDisplayName(name))
}

function ownTypeOf(name: string): Rep | undefined {
  return name === 'Result' ? { k: 'def', info: RESULT_INFO, args: [] } : undefined
}

/** Reads a type. @throws {HostRegistryError} `INVALID_HOST_TYPE` where the text is none */
export function syntaxOf(text: string): TypeSyntax {
  const parsed = parseHostType(text)
  if ('error' in parsed) {
    throw new HostRegistryError('INVALID_HOST_TYPE', `\`${text}\` is no F# type: ${parsed.error}.`)
  }
  return parsed.type
}

/** A representation as F# writes it, for messages. */
export function showRep(rep: Rep): string {
  switch (rep.k) {
    case 'prim':
      return rep.name
    case 'lib':
      if (rep.args.length > 1) return `${rep.name}<${rep.args.map(showRep).join(', ')}>`
      return rep.args.length === 0 ? rep.name : `${rep.args.map(showArgument).join('')} ${rep.name}`
    case 'def':
      return rep.info.def.displayName
    case 'fun':
      return `${showArgument(rep.from)} -> ${showRep(rep.to)}`
    case 'tuple':
      return rep.items.map(showArgument).join(' * ')
    case 'anon':
      return `{| ${rep.fields.map((field) => `${field.name}: ${showRep(field.type)}`).join('; ')} |}`
  }
}

function showArgument(rep: Rep): string {
  return rep.k === 'fun' || rep.k === 'tuple' ? `(${showRep(rep)})` : showRep(rep)
}

/** A type as chunks have it: what it is made of is told by names alone. */
export function typeOfRep(rep: Rep): TypeRep {
  switch (rep.k) {
    case 'prim':
      return { k: 'prim', name: rep.name }
    case 'lib':
      return { k: 'lib', name: rep.name, args: rep.args.map(typeOfRep) }
    case 'def':
      return { k: 'def', name: rep.info.def.name, args: rep.args.map(typeOfRep) }
    case 'fun':
      return { k: 'fun', from: typeOfRep(rep.from), to: typeOfRep(rep.to) }
    case 'tuple':
      return { k: 'tuple', items: rep.items.map(typeOfRep) }
    case 'anon':
      return { k: 'anon', fields: rep.fields.map(({ name, type }) => ({ name, type: typeOfRep(type) })) }
  }
}
