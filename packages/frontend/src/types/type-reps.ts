/** Types as run-time values, and which types need one where. */
import type { TypeRep } from '@fsrs/chunk'

import { isLibrary, primitiveName } from './builtins.ts'
import type { Type, TypeVariable } from './types.ts'
import { resolve, substitute } from './type-structure.ts'

/** What stands for a type that nothing is known of: F# takes `obj` for what is left open. */
export const OBJ_REP: TypeRep = { k: 'prim', name: 'obj' }

/**
 * The representation of a type.
 *
 * @param variable what represents a type variable; `OBJ_REP` where it answers undefined
 */
export function repOf(of: Type, variable: (found: TypeVariable) => TypeRep | undefined): TypeRep {
  const type = resolve(of)
  switch (type.kind) {
    case 'Variable':
      return variable(type) ?? OBJ_REP
    case 'Function':
      return { k: 'fun', from: repOf(type.from, variable), to: repOf(type.to, variable) }
    case 'Tuple': {
      const items = type.items.map((item) => repOf(item, variable))
      return type.isStruct === true ? { k: 'tuple', items, isStruct: true } : { k: 'tuple', items }
    }
    case 'AnonymousRecord':
      return { k: 'anon', fields: type.fields.map(({ name, type: field }) => ({ name, type: repOf(field, variable) })) }
    case 'Named': {
      const { constructor } = type
      const { definition } = constructor
      const args = (): TypeRep[] => type.arguments.map((argument) => repOf(argument, variable))
      switch (definition.kind) {
        case 'Primitive':
          return { k: 'prim', name: definition.name }
        case 'Library':
          return { k: 'lib', name: definition.name, args: args() }
        case 'Abbreviation':
          return repOf(substitute(definition.type, constructor.parameters, type.arguments), variable)
        case 'Class':
          // What is boxed says itself what it is.
          if (VALUE_INTERFACES.has(constructor.uniqueName)) return OBJ_REP
          // Interfaces of .NET are the machine's own.
          if (constructor.definedAt === undefined && definition.isInterface)
            return { k: 'lib', name: constructor.uniqueName, args: args() }
          return { k: 'def', name: constructor.uniqueName, args: args() }
        case 'Record':
        case 'Union':
        case 'Enum':
          return { k: 'def', name: constructor.uniqueName, args: args() }
        // What the machine makes of one is told apart from functions where it is printed, boxed or asked for its type.
        case 'Delegate':
          return { k: 'lib', name: constructor.uniqueName, args: args() }
        case 'Host':
          return { k: 'lib', name: constructor.name, args: args() }
        case 'Measure':
        case 'Unknown':
          return OBJ_REP
      }
    }
  }
}

/** The representation of a type that a value is tested for: what a value is boxed as says more than that it is an object. */
export function testedRepOf(of: Type, rep: (type: Type) => TypeRep): TypeRep {
  const type = headType(of)
  if (type.kind !== 'Named' || !VALUE_INTERFACES.has(type.constructor.uniqueName)) return rep(of)
  return { k: 'lib', name: type.constructor.uniqueName, args: type.arguments.map(rep) }
}

/** The type variables in a type. */
export function variablesIn(of: Type, found: Set<TypeVariable> = new Set()): Set<TypeVariable> {
  const type = resolve(of)
  switch (type.kind) {
    case 'Variable':
      found.add(type)
      break
    case 'Function':
      variablesIn(type.from, found)
      variablesIn(type.to, found)
      break
    case 'Tuple':
      for (const item of type.items) variablesIn(item, found)
      break
    case 'AnonymousRecord':
      for (const field of type.fields) variablesIn(field.type, found)
      break
    case 'Named':
      for (const argument of type.arguments) variablesIn(argument, found)
  }
  return found
}

/** Whether there is no type variable in a type. */
export function isClosed(of: Type): boolean {
  const type = resolve(of)
  switch (type.kind) {
    case 'Variable':
      return false
    case 'Function':
      return isClosed(type.from) && isClosed(type.to)
    case 'Tuple':
      return type.items.every(isClosed)
    case 'AnonymousRecord':
      return type.fields.every((field) => isClosed(field.type))
    case 'Named':
      return type.arguments.every(isClosed)
  }
}

/** A type with its abbreviations replaced at the head. */
export function headType(of: Type): Type {
  const type = resolve(of)
  if (type.kind !== 'Named' || type.constructor.definition.kind !== 'Abbreviation') return type
  return headType(substitute(type.constructor.definition.type, type.constructor.parameters, type.arguments))
}

/** Whether values of this type are boxed when they become an `obj`: all but what is one already. */
export function isObject(type: Type): boolean {
  return primitiveName(headType(type)) === 'obj'
}

/** Interfaces of .NET that numbers, texts and data implement too. */
const VALUE_INTERFACES: ReadonlySet<string> = new Set([
  'System.IComparable',
  'System.IComparable`1',
  'System.IEquatable',
  // Who goes through one gets objects, which know what they are.
  'System.IEnumerable',
  'System.IEnumerator',
])

/** Whether values are boxed where they become values of this type: as objects, and as what numbers can be seen as too. */
export function takesBoxes(of: Type): boolean {
  const type = headType(of)
  return isObject(type) || (type.kind === 'Named' && VALUE_INTERFACES.has(type.constructor.uniqueName))
}

/** Whether values of this type are boxes already: also arrays of which nothing more is known. */
export function isBoxed(type: Type): boolean {
  return takesBoxes(type) || isLibrary(headType(type), 'Array')
}
