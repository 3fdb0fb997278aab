/** Interfaces of .NET that a program may implement, with their members as types of their arguments and result. */
import {
  BOOL,
  EXN,
  INT,
  OBJ,
  UNIT,
  functionOf,
  libraryType,
  named,
  newConstructor,
  tupleOf,
  typeKey,
} from './builtins.ts'
import type { MemberInfo, NamedType, Type, TypeConstructor, TypeVariable } from './types.ts'

interface InterfaceText {
  readonly name: string
  readonly namespace?: string
  readonly parameters?: readonly string[]
  readonly inherits?: (own: readonly TypeVariable[]) => readonly Type[]
  /** Methods with their arguments and result; a property is its type alone. */
  readonly members: (own: readonly TypeVariable[]) => Readonly<Record<string, readonly [readonly Type[], Type] | Type>>
}

const INTERFACES = new Map<string, TypeConstructor>()
const NAMESPACES = new Map<TypeConstructor, string>()

function define({ name, namespace = 'System', parameters = [], inherits, members }: InterfaceText): TypeConstructor {
  // What is generic shares its name with what is not, as a rule: in the machine it has its number of parameters too.
  const isSecond = INTERFACES.has(typeKey(name, 0))
  const uniqueName = `System.${isSecond ? typeKey(name, parameters.length) : name}`
  const owner = newConstructor(name, parameters, uniqueName)
  owner.definition = {
    kind: 'Class',
    isInterface: true,
    isAbstract: true,
    base: undefined,
    interfaces: inherits?.(owner.parameters) ?? [],
    fields: [],
  }
  for (const [member, type] of Object.entries(members(owner.parameters)))
    owner.members.set(member, [abstractMember(owner, member, type, uniqueName)])
  INTERFACES.set(typeKey(name, parameters.length), owner)
  NAMESPACES.set(owner, namespace)
  return owner
}

function abstractMember(
  owner: TypeConstructor,
  name: string,
  written: readonly [readonly Type[], Type] | Type,
  of: string,
): MemberInfo {
  const [from, to] = 'kind' in written ? [undefined, written] : written
  const type = from === undefined ? to : functionOf(tupleOf(from), to)
  return {
    name,
    owner,
    isStatic: false,
    kind: from === undefined ? 'property' : 'method',
    isVirtual: true,
    symbol: undefined,
    methodKey: `${of}.${name}/${from?.length ?? 0}`,
    scheme: { variables: owner.parameters, type },
    arguments: from === undefined ? [] : [from.length],
  }
}

const COLLECTIONS = 'System.Collections'
const GENERIC = 'System.Collections.Generic'

/** `System.IDisposable`. */
export const DISPOSABLE: TypeConstructor = define({ name: 'IDisposable', members: () => ({ Dispose: [[], UNIT] }) })
/** The same as a type. */
export const DISPOSABLE_TYPE: NamedType = named(DISPOSABLE, [])

define({ name: 'IComparable', members: () => ({ CompareTo: [[OBJ], INT] }) })
define({ name: 'IComparable', parameters: ['T'], members: ([item]) => ({ CompareTo: [[item!], INT] }) })
define({ name: 'IEquatable', parameters: ['T'], members: ([item]) => ({ Equals: [[item!], BOOL] }) })
define({
  name: 'IComparer',
  namespace: GENERIC,
  parameters: ['T'],
  members: ([item]) => ({ Compare: [[item!, item!], INT] }),
})
define({
  name: 'IEqualityComparer',
  namespace: GENERIC,
  parameters: ['T'],
  members: ([item]) => ({ Equals: [[item!, item!], BOOL], GetHashCode: [[item!], INT] }),
})

const ENUMERATOR = define({
  name: 'IEnumerator',
  namespace: COLLECTIONS,
  members: () => ({ MoveNext: [[], BOOL], Current: OBJ, Reset: [[], UNIT] }),
})
const GENERIC_ENUMERATOR = define({
  name: 'IEnumerator',
  namespace: GENERIC,
  parameters: ['T'],
  inherits: () => [DISPOSABLE_TYPE, named(ENUMERATOR, [])],
  members: ([item]) => ({ Current: item! }),
})
const ENUMERABLE = define({
  name: 'IEnumerable',
  namespace: COLLECTIONS,
  members: () => ({ GetEnumerator: [[], named(ENUMERATOR, [])] }),
})
define({
  name: 'IObserver',
  parameters: ['T'],
  members: ([item]) => ({ OnNext: [[item!], UNIT], OnError: [[EXN], UNIT], OnCompleted: [[], UNIT] }),
})

const OBSERVER = INTERFACES.get(typeKey('IObserver', 1))!
define({
  name: 'IObservable',
  parameters: ['T'],
  members: ([item]) => ({ Subscribe: [[named(OBSERVER, [item!])], DISPOSABLE_TYPE] }),
})

/**
 * What a type that implements `seq` has to say. Lists, arrays and the like are sequences by themselves: whose
 * `GetEnumerator` is called, the library's function finds out.
 */
const SEQ = libraryType('seq')
const SEQ_MEMBERS: readonly MemberInfo[] = [
  abstractMember(SEQ, 'GetEnumerator', [[], named(GENERIC_ENUMERATOR, [SEQ.parameters[0]!])], 'System.IEnumerable`1'),
]

/** Abstract members of an interface, its own ones alone, also where it is the library's `seq`. */
export function ownMembers(type: TypeConstructor): readonly MemberInfo[] {
  return type === SEQ ? SEQ_MEMBERS : [...type.members.values()].flat()
}

/** The interfaces that an interface inherits; whoever implements `seq` implements IEnumerable too. */
export function inheritedBy(type: TypeConstructor, declared: readonly Type[]): readonly Type[] {
  return type === SEQ ? [named(ENUMERABLE, [])] : declared
}

/** Whether a program may implement the type: interfaces, and `seq`. */
export function isInterface(type: TypeConstructor): boolean {
  return type === SEQ || (type.definition.kind === 'Class' && type.definition.isInterface)
}

/** An interface of .NET by its name and number of parameters. */
export function netInterface(name: string, parameters: number): TypeConstructor | undefined {
  return INTERFACES.get(typeKey(name, parameters))
}

/** All of them, each with the namespace that it is in. */
export function netInterfaces(): ReadonlyMap<TypeConstructor, string> {
  return NAMESPACES
}
