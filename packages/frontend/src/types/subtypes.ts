/** What a type can be seen as: interfaces, base classes, sequences. */
import { CHAR, OBJ, isException, libraryType, named, primitiveName } from './builtins.ts'
import { resolve, sameConstructor, substitute } from './type-structure.ts'
import { NONE } from './types.ts'
import type { NamedType, Type, TypeConstructor, TypeVariable } from './types.ts'

/**
 * The type seen as `target`'s constructor or `obj`, through interfaces, base classes and the library's `seq`; a variable is
 * seen as what it is known to be at least.
 */
export function supertype(of: Type, target: Type): Type | undefined {
  const type = resolve(of)
  if (target.kind !== 'Named') return undefined
  if (primitiveName(target) === 'obj') return target
  if (type.kind === 'Variable') return seenThroughBounds(type, target)
  if (type.kind !== 'Named') return undefined
  if (sameConstructor(type.constructor, target.constructor)) return type
  if (target.constructor.uniqueName === 'exn' && isException(type.constructor)) return target
  const isSeq = target.constructor.uniqueName === 'seq'
  if (isSeq) {
    const element = builtInElement(type)
    if (element !== undefined) return { kind: 'Named', constructor: target.constructor, arguments: [element] }
  }
  if (
    target.constructor.uniqueName === 'System.IEnumerable' &&
    (builtInElement(type) ?? untypedElement(type)) !== undefined
  )
    return target
  const definition = type.constructor.definition
  if (definition.kind !== 'Class') return interfaceOf(type, target) ?? interfaceOfData(type, target)
  const found = interfaceOf(type, target)
  if (found !== undefined || definition.base === undefined) return found
  return supertype(substitute(definition.base, type.constructor.parameters, type.arguments), target)
}

function seenThroughBounds({ constraints }: TypeVariable, target: NamedType): Type | undefined {
  for (const each of constraints) {
    const seen = each.kind === 'Subtype' ? supertype(each.type, target) : undefined
    if (seen !== undefined) return seen
  }
  return undefined
}

/** What a variable is known to be at least: `'a :> IShape and 'a :> seq<int>`. */
export function boundsOf({ constraints }: TypeVariable): readonly Type[] {
  if (constraints.length === 0) return NONE
  return constraints.flatMap((each) => (each.kind === 'Subtype' ? resolve(each.type) : []))
}

/** The exception of .NET that a class of the program derives from. */
export function exceptionBase(type: NamedType): NamedType | undefined {
  const { definition } = type.constructor
  if (definition.kind !== 'Class' || definition.base === undefined) return undefined
  const base = resolve(definition.base)
  if (base.kind !== 'Named') return undefined
  return isException(base.constructor) ? base : exceptionBase(base)
}

/** Interfaces of .NET that F# implements for what it compares by its content. */
function interfaceOfData(type: NamedType, target: NamedType): Type | undefined {
  const { supportsComparison, supportsEquality, definition } = type.constructor
  const isOwn = definition.kind === 'Record' || definition.kind === 'Union'
  switch (target.constructor.uniqueName) {
    case 'System.IComparable':
      return supportsComparison && !isLibraryArray(type) && definition.kind !== 'Primitive' ? target : undefined
    case 'System.IComparable`1':
      return isOwn && supportsComparison ? named(target.constructor, [type]) : undefined
    case 'System.IEquatable':
      return isOwn && supportsEquality ? named(target.constructor, [type]) : undefined
  }
  return undefined
}

function isLibraryArray({ constructor }: NamedType): boolean {
  return constructor.uniqueName === 'array'
}

function interfaceOf(type: NamedType, target: NamedType): Type | undefined {
  for (const each of interfacesOf(type.constructor)) {
    const found = supertype(substitute(each, type.constructor.parameters, type.arguments), target)
    if (found !== undefined) return found
  }
  return undefined
}

/** Interfaces of records and unions are kept beside their definition. */
const EXTRA_INTERFACES = new WeakMap<TypeConstructor, readonly Type[]>()

/** Says that a record, union or type of the library implements interfaces, or derives from another of the library. */
export function setInterfaces(constructor: TypeConstructor, interfaces: readonly Type[]): void {
  EXTRA_INTERFACES.set(constructor, interfaces)
}

/** The interfaces that a type itself declares. */
export function interfacesOf(constructor: TypeConstructor): readonly Type[] {
  const definition = constructor.definition
  return (definition.kind === 'Class' ? definition.interfaces : undefined) ?? EXTRA_INTERFACES.get(constructor) ?? []
}

/** What enumerating a value of this type gives: a list's element, a string's `char`, a Map's pair. */
export function elementOf(of: Type): Type | undefined {
  const type = resolve(of)
  if (type.kind !== 'Named' && type.kind !== 'Variable') return undefined
  const built = type.kind === 'Named' ? builtInElement(type) : undefined
  if (built !== undefined || (type.kind === 'Named' && type.constructor.definition.kind === 'Library')) return built
  const sequence = supertype(type, named(libraryType('seq'), []))
  return sequence?.kind === 'Named' ? sequence.arguments[0] : undefined
}

/** What can be gone through, though it is no `seq`, gives objects: arrays of two dimensions, and .NET's own interface. */
export function untypedElement(of: Type): Type | undefined {
  const type = resolve(of)
  if (type.kind !== 'Named') return undefined
  return /^(?:array2D|System\.IEnumerable)$/.test(type.constructor.uniqueName) ? OBJ : undefined
}

function builtInElement(type: NamedType): Type | undefined {
  const definition = type.constructor.definition
  if (definition.kind === 'Primitive') return definition.name === 'string' ? CHAR : undefined
  if (definition.kind !== 'Library') return undefined
  switch (definition.name) {
    case 'list':
    case 'array':
    case 'seq':
    case 'Set':
    case 'HashSet':
    case 'ResizeArray':
    case 'Queue':
    case 'Stack':
    case 'SortedSet':
    case 'LinkedList':
    case 'KeyCollection':
      return type.arguments[0]
    case 'Array':
      return OBJ
    case 'Map':
    case 'Dictionary':
    case 'SortedDictionary':
      return named(libraryType('KeyValuePair'), type.arguments)
  }
  return undefined
}
