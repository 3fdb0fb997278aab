/** Types as trees of parts: what they are behind the links of variables, and how they are rewritten. */

import { structTupleOf } from './builtins.ts'
import type { Type, TypeConstructor, TypeVariable } from './types.ts'

/** What a type is, links followed and shortened. */
export function resolve(type: Type): Type {
  let current = type
  while (current.kind === 'Variable' && current.link !== undefined) {
    const next = current.link
    if (next.kind === 'Variable' && next.link !== undefined) current.link = next.link
    current = next
  }
  return current
}

/** Whether two constructors are the same definition, also across compiles. */
export function sameConstructor(a: TypeConstructor, b: TypeConstructor): boolean {
  return a === b || a.uniqueName === b.uniqueName
}

/** Where each of these variables is among them; undefined of a few, which are looked through faster. */
export function placesOf(variables: readonly TypeVariable[]): ReadonlyMap<TypeVariable, number> | undefined {
  return variables.length <= 16 ? undefined : new Map(variables.map((each, i) => [each, i]))
}

/** A type with `parameters` replaced by `args`. */
export function substitute(type: Type, parameters: readonly TypeVariable[], args: readonly Type[]): Type {
  if (parameters.length === 0) return type
  const places = placesOf(parameters)
  return rewrite(type, (found) => {
    const index = places === undefined ? parameters.indexOf(found) : (places.get(found) ?? -1)
    return index < 0 ? undefined : args[index]
  })
}

/** A type with variables replaced where `replace` answers; parts without any stay the same objects. */
export function rewrite(of: Type, replace: (found: TypeVariable) => Type | undefined): Type {
  const type = resolve(of)
  switch (type.kind) {
    case 'Variable':
      return replace(type) ?? type
    case 'Function': {
      const from = rewrite(type.from, replace)
      const to = rewrite(type.to, replace)
      return from === type.from && to === type.to ? type : { kind: 'Function', from, to }
    }
    case 'Tuple': {
      const items = rewriteAll(type.items, replace)
      return items === type.items ? type : type.isStruct === true ? structTupleOf(items) : { kind: 'Tuple', items }
    }
    case 'Named': {
      const args = rewriteAll(type.arguments, replace)
      return args === type.arguments ? type : { kind: 'Named', constructor: type.constructor, arguments: args }
    }
    case 'AnonymousRecord':
      return {
        kind: 'AnonymousRecord',
        fields: type.fields.map((each) => ({ name: each.name, type: rewrite(each.type, replace) })),
      }
  }
}

function rewriteAll(types: readonly Type[], replace: (found: TypeVariable) => Type | undefined): readonly Type[] {
  for (let i = 0; i < types.length; i++) {
    const to = rewrite(types[i]!, replace)
    if (to === types[i]) continue
    const rewritten = types.slice()
    rewritten[i] = to
    for (let j = i + 1; j < types.length; j++) rewritten[j] = rewrite(types[j]!, replace)
    return rewritten
  }
  return types
}

/** The types that a type directly consists of, in order. */
export function forEachPart(type: Exclude<Type, TypeVariable>, visit: (part: Type) => void): void {
  switch (type.kind) {
    case 'Function':
      visit(type.from)
      visit(type.to)
      return
    case 'Tuple':
      type.items.forEach(visit)
      return
    case 'Named':
      type.arguments.forEach(visit)
      return
    case 'AnonymousRecord':
      for (const field of type.fields) visit(field.type)
  }
}
