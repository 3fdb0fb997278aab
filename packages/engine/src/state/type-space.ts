// Types of a program together with the definitions that they refer to: what they reach, and whether types of two programs
// are the same.

import { partsOfType } from '@fsrs/chunk'
import type { FieldDef, TypeDef, TypeRep } from '@fsrs/chunk'

import { typeText } from './type-text.ts'

/** A type with the definitions that it refers to. */
export interface TypeSpace {
  readonly types: ReadonlyMap<string, TypeDef>
  /** What a type of this space is called in the other one, where not the same; default: its name. */
  readonly originOf?: (name: string) => string
}

/** What a type of this space is called in the other one. */
export function originOf(space: TypeSpace, name: string): string {
  return space.originOf?.(name) ?? name
}

/** The name that people know, of a unique one: `Main:Shapes.Circle#2` → `Shapes.Circle`. */
export function displayOf(uniqueName: string): string {
  return uniqueName.slice(uniqueName.indexOf(':') + 1).replace(/#\d+$/, '')
}

/** Whether what a value holds may be other things later. */
export function hasMutableField(def: TypeDef): boolean {
  return def.k === 'class' || (def.k === 'record' && def.fields.some(({ isMutable }) => isMutable))
}

/** The fields of all its cases. */
export function fieldsOf(def: TypeDef): readonly FieldDef[] {
  if (def.k === 'union') return def.cases.flatMap(({ fields }) => fields)
  return def.k === 'enum' ? [] : def.fields
}

/** Fields with the type's parameters replaced. */
export function given(fields: readonly FieldDef[], args: readonly TypeRep[]): readonly FieldDef[] {
  return args.length === 0 ? fields : fields.map((field) => ({ ...field, type: substitute(field.type, args) }))
}

function substitute(type: TypeRep, args: readonly TypeRep[]): TypeRep {
  const all = (types: readonly TypeRep[]): readonly TypeRep[] => types.map((each) => substitute(each, args))
  switch (type.k) {
    case 'param':
      return args[type.index] ?? type
    case 'lib':
    case 'def':
      return { ...type, args: all(type.args) }
    case 'fun':
      return { k: 'fun', from: substitute(type.from, args), to: substitute(type.to, args) }
    case 'tuple':
      return { k: 'tuple', items: all(type.items) }
    case 'anon':
      return { k: 'anon', fields: type.fields.map((each) => ({ ...each, type: substitute(each.type, args) })) }
    case 'prim':
    case 'local':
      return type
  }
}

/** Names of the program's types that a type mentions. */
export function namesIn(type: TypeRep): readonly string[] {
  const below = partsOfType(type).flatMap(namesIn)
  return type.k === 'def' ? [type.name, ...below] : below
}

/** Every type of the program that a type reaches, itself included. */
export function typesReached(type: TypeRep, types: ReadonlyMap<string, TypeDef>): ReadonlySet<string> {
  const reached = new Set(namesIn(type))
  for (const name of reached) {
    const def = types.get(name)
    for (const field of def === undefined ? [] : fieldsOf(def))
      for (const each of namesIn(field.type)) reached.add(each)
  }
  return reached
}

/** Whether two types are the same through and through, names of one space taken for those of the other. */
export function sameTypes(a: TypeRep, left: TypeSpace, b: TypeRep, right: TypeSpace): boolean {
  if (textOf(a, left) !== textOf(b, right)) return false
  const names = [...typesReached(a, left.types)]
  const others = new Map([...typesReached(b, right.types)].map((name) => [originOf(right, name), name]))
  return names.every((name) => {
    const other = others.get(originOf(left, name))
    return other !== undefined && definitionKey(name, left) === definitionKey(other, right)
  })
}

function definitionKey(name: string, space: TypeSpace): string {
  const def = space.types.get(name)
  if (def === undefined) return ''
  const fields = (all: readonly FieldDef[]): unknown =>
    all.map((field) => [field.name, textOf(field.type, space), field.isMutable])
  switch (def.k) {
    case 'union':
      return JSON.stringify([def.k, def.cases.map((each) => [each.name, fields(each.fields)])])
    case 'enum':
      return JSON.stringify([def.k, def.underlying, def.cases])
    case 'class':
      return JSON.stringify([def.k, fields(def.fields), def.isInterface])
    case 'record':
    case 'exception':
      return JSON.stringify([def.k, fields(def.fields)])
  }
}

function textOf(type: TypeRep, space: TypeSpace): string {
  return typeText(type, (name) => originOf(space, name))
}
