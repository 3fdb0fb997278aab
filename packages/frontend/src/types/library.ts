/** The library as names in scope and members of types, read from its signatures; types are parsed when first needed. */
import { assert } from '@fsrs/base'
import { libraryEntries } from '@fsrs/chunk'
import type { LibraryEntry } from '@fsrs/chunk'

import type { LongIdent } from '../syntax/ast.ts'
import {
  LIBRARY_CASES,
  formatTypes,
  libraryType,
  named,
  STRING,
  parameterVariable,
  primitiveConstructor,
  typeKey,
} from './builtins.ts'
import { HANDLER, netDelegate, netDelegates } from './delegates.ts'
import { Scope, emptyModule } from './environment.ts'
import type { ModuleEntry } from './environment.ts'
import { CONTINUING_FORMATTERS, CONTINUING_WRITERS, FORMATTERS, INTRINSICS, WRITING_FORMATTERS } from './intrinsics.ts'
import { DISPOSABLE, netInterface, netInterfaces } from './net-interfaces.ts'
import { parseType } from '../syntax/parser.ts'
import { NET_EXCEPTIONS, NET_NAMES, TYPE_NAMES, addConstraint, readType } from './resolve-types.ts'
import { setInterfaces } from './subtypes.ts'
import type { Scheme, Type, TypeConstraint, TypeConstructor, TypeVariable, ValueSymbol } from './types.ts'

/** A member, static or constructor of a library type. */
export interface LibraryMember {
  readonly entry: LibraryEntry
  /** Variables of the owner first. */
  readonly scheme: Scheme
  /** Those variables whose types the machine is given. */
  readonly reps: readonly TypeVariable[]
}

interface Library {
  readonly scope: Scope
  readonly symbols: ReadonlyMap<string, ValueSymbol>
  /** By canonical type name, then by member name (`.ctor` for constructors). */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, readonly LibraryMember[]>>
}

let library: Library | undefined

/** The scope that every file starts from. Do not bind into it: copy it. */
export function libraryScope(): Scope {
  library ??= readLibrary()
  return library.scope
}

/** A function of the library by its key. */
export function librarySymbol(key: string): ValueSymbol {
  library ??= readLibrary()
  const symbol = library.symbols.get(key)
  assert(symbol !== undefined, `the library has ${key}`)
  return symbol
}

/** The function that makes a Map or Set of a sequence: what their constructors do. */
export function collectionFunction(type: TypeConstructor): ValueSymbol | undefined {
  library ??= readLibrary()
  const { uniqueName } = type
  return uniqueName === 'Map' || uniqueName === 'Set' ? library.symbols.get(`${uniqueName}.ofSeq`) : undefined
}

/** Members of a type of the library under a name; those of all objects are no part of it. */
export function libraryMembers(type: TypeConstructor, name: string): readonly LibraryMember[] {
  library ??= readLibrary()
  return library.members.get(type.uniqueName)?.get(name) ?? []
}

/** All member names of a library type, for suggestions. */
export function libraryMemberNames(type: TypeConstructor): Iterable<string> {
  library ??= readLibrary()
  return library.members.get(type.uniqueName)?.keys() ?? []
}

const NAMESPACES =
  /^(System\.Globalization|System\.Collections\.Generic|System\.Collections|System\.Text|System\.Threading|System\.Numerics|System\.IO|System)\./

/** Where .NET keeps what it does not keep in System. */
const NAMESPACE_OF: Readonly<Record<string, string>> = {
  BigInteger: 'System.Numerics',
}

/** Where FSharp.Core keeps its types, for those who write it down: `Microsoft.FSharp.Collections.List<int>`. */
const FSHARP_NAMES: Readonly<Record<string, readonly string[]>> = {
  Collections: ['list', 'List', 'Map', 'Set', 'seq'],
  Control: ['Async', 'Lazy'],
  Core: ['option', 'Option', 'Result', 'ref', 'Ref', 'int', 'float', 'string', 'unit', 'bool', 'char', 'obj', 'exn'],
}

/** `System.Int32` and `int` are one: the name under which the library's type is kept. */
function canonicalName(owner: string): string {
  const bare = owner.replace(NAMESPACES, '')
  if (bare === 'IEnumerable') return 'seq'
  if (TYPE_NAMES[bare] !== undefined) return TYPE_NAMES[bare]().uniqueName
  return NET_NAMES[bare] ?? bare
}

function typeOfName(name: string, parameters: readonly string[]): TypeConstructor {
  return primitiveConstructor(name) ?? libraryType(name, parameters)
}

function readLibrary(): Library {
  const scope = new Scope()
  const members = new Map<string, Map<string, LibraryMember[]>>()
  const symbols = new Map<string, ValueSymbol>()
  const namespaces = new Map<string, ModuleEntry>()
  for (const [name, type] of Object.entries(TYPE_NAMES)) scope.bindType(name, type())
  for (const [home, names] of Object.entries(FSHARP_NAMES))
    for (const root of ['FSharp', 'Microsoft.FSharp'])
      for (const name of names) namespaceOf(namespaces, `${root}.${home}`, scope).types.set(name, TYPE_NAMES[name]!())
  for (const [name, means] of Object.entries(NET_NAMES))
    if (name !== 'IEnumerable')
      namespaceOf(namespaces, NAMESPACE_OF[name] ?? 'System', scope).types.set(name, TYPE_NAMES[means]!())
  for (const entry of libraryEntries().values()) {
    if (entry.kind === 'function') symbols.set(entry.key, bindFunction(scope, namespaces, entry))
    else addMember(scope, namespaces, members, entry)
  }
  for (const [name, namespace] of Object.entries(NET_EXCEPTIONS)) {
    const type = typeOfName(name, [])
    namespaceOf(namespaces, namespace, scope).types.set(name, type)
    if (namespace.startsWith('Microsoft')) scope.bindType(name, type)
  }
  const generic = namespaceOf(namespaces, 'System.Collections.Generic', scope)
  generic.types.set('KeyValuePair', libraryType('KeyValuePair'))
  // The one dictionary that there is stands for what it can be seen as: `dict` answers one that cannot be changed.
  for (const name of ['IDictionary', 'IReadOnlyDictionary']) {
    generic.types.set(name, libraryType('Dictionary'))
    generic.types.set(typeKey(name, 2), libraryType('Dictionary'))
  }
  generic.types.set('IEnumerable', libraryType('seq'))
  generic.types.set(typeKey('IEnumerable', 1), libraryType('seq'))
  for (const [type, home] of netInterfaces()) {
    const inside = namespaceOf(namespaces, home, scope)
    if (!inside.types.has(type.name)) inside.types.set(type.name, type)
    inside.types.set(typeKey(type.name, type.parameters.length), type)
  }
  const system = namespaceOf(namespaces, 'System', scope)
  for (const [key, type] of netDelegates()) {
    system.types.set(key, type)
    if (!system.types.has(type.name)) system.types.set(type.name, type)
  }
  scope.bindType(HANDLER.name, HANDLER)
  setInterfaces(libraryType('TextWriter'), [named(DISPOSABLE, [])])
  setInterfaces(libraryType('StringWriter'), [named(libraryType('TextWriter'), [])])
  const event = libraryType('IEvent', ["'a"])
  setInterfaces(event, [named(netInterface('IObservable', 1)!, event.parameters)])
  const eventOf = libraryType('IEventOf', ["'d", "'a"])
  setInterfaces(eventOf, [named(event, [eventOf.parameters[1]!])])
  const texts = ['IComparer', 'IEqualityComparer'].map((name) => named(netInterface(name, 1)!, [STRING]))
  setInterfaces(libraryType('StringComparer'), texts)
  setInterfacesOfValues()
  bindUnions(scope)
  const { values, types } = namespaceOf(namespaces, 'Printf', scope)
  for (const name of [...FORMATTERS, ...CONTINUING_FORMATTERS, ...WRITING_FORMATTERS, ...CONTINUING_WRITERS])
    values.set(name, { kind: 'Intrinsic', name })
  for (const type of formatTypes()) {
    types.set(type.name, type)
    types.set(typeKey(type.name, type.parameters.length), type)
  }
  for (const name of INTRINSICS) scope.bindValue(name, { kind: 'Intrinsic', name })
  return { scope, symbols, members }
}

/** Types whose values are compared with others of their own, as .NET has it. */
const COMPARED: readonly string[] =
  'bool char string int float float32 int64 uint64 int16 uint16 byte sbyte uint32 decimal bigint'.split(' ')

function setInterfacesOfValues(): void {
  const interfaceOf = (name: string, args: readonly Type[]): Type => named(netInterface(name, args.length)!, args)
  for (const name of COMPARED) {
    const type = primitiveConstructor(name)!
    const own = [named(type, [])]
    setInterfaces(type, [
      interfaceOf('IComparable', []),
      interfaceOf('IComparable', own),
      interfaceOf('IEquatable', own),
    ])
  }
}

function bindUnions(scope: Scope): void {
  for (const cases of LIBRARY_CASES.values()) {
    for (const each of cases) {
      scope.bindValue(each.name, { kind: 'Case', case: each })
      scope.bindPattern(each.name, { kind: 'Case', case: each })
      for (const module of scope.modules.get(each.owner.name === 'option' ? 'Option' : each.owner.name) ?? []) {
        module.values.set(each.name, { kind: 'Case', case: each })
        module.patterns.set(each.name, { kind: 'Case', case: each })
      }
    }
  }
  scope.bindPattern('Failure', { kind: 'Library', name: 'Failure' })
  scope.bindPattern('KeyValue', { kind: 'Library', name: 'KeyValue' })
}

/** Modules whose functions F# wants to be called by their whole names. */
const QUALIFIED_MODULES: ReadonlySet<string> = new Set([
  'List',
  'Seq',
  'Array',
  'Array2D',
  'String',
  'Map',
  'Set',
  'Event',
  'Observable',
])

function namespaceOf(namespaces: Map<string, ModuleEntry>, path: string, scope: Scope): ModuleEntry {
  const known = namespaces.get(path)
  if (known !== undefined) return known
  const dot = path.lastIndexOf('.')
  const entry = emptyModule(path.slice(dot + 1), path, QUALIFIED_MODULES.has(path))
  namespaces.set(path, entry)
  if (dot < 0) scope.bindModule(path, entry)
  else namespaceOf(namespaces, path.slice(0, dot), scope).modules.set(entry.name, entry)
  return entry
}

function bindFunction(scope: Scope, namespaces: Map<string, ModuleEntry>, entry: LibraryEntry): ValueSymbol {
  const symbol = new LibrarySymbol(entry)
  if (entry.owner === '') scope.bindValue(entry.name, { kind: 'Value', symbol })
  else namespaceOf(namespaces, entry.owner, scope).values.set(entry.name, { kind: 'Value', symbol })
  return symbol
}

function addMember(
  scope: Scope,
  namespaces: Map<string, ModuleEntry>,
  members: Map<string, Map<string, LibraryMember[]>>,
  entry: LibraryEntry,
): void {
  const name = canonicalName(entry.owner)
  let table = members.get(name)
  if (table === undefined) {
    table = new Map()
    members.set(name, table)
    nameType(scope, namespaces, entry, typeOfName(name, entry.ownerParameters))
  }
  const memberName = entry.kind === 'new' ? '.ctor' : entry.name
  const known = table.get(memberName)
  const member = new LibraryLine(entry)
  if (known === undefined) table.set(memberName, [member])
  else known.push(member)
}

/** Types that .NET keeps in a namespace other than System. */
const GENERIC_COLLECTIONS: ReadonlySet<string> = new Set([
  'Dictionary',
  'HashSet',
  'KeyValuePair',
  'Queue',
  'Stack',
  'LinkedList',
  'LinkedListNode',
  'SortedDictionary',
  'SortedSet',
  'Comparer',
  'EqualityComparer',
  'KeyCollection',
])

/** Types that share their name with another of fewer parameters. */
const SHARED_NAMES: Readonly<Record<string, string>> = { EventOf: 'Event', IEventOf: 'IEvent' }

function nameType(
  scope: Scope,
  namespaces: Map<string, ModuleEntry>,
  entry: LibraryEntry,
  type: TypeConstructor,
): void {
  const bare = entry.owner.replace(NAMESPACES, '')
  const shared = SHARED_NAMES[bare]
  if (shared !== undefined) {
    scope.types.set(typeKey(shared, type.parameters.length), type)
    return
  }
  const written = NAMESPACES.exec(entry.owner)?.[1]
  const home = GENERIC_COLLECTIONS.has(bare) ? 'System.Collections.Generic' : (written ?? 'System')
  const inside = namespaceOf(namespaces, home, scope)
  if (!inside.types.has(bare)) {
    inside.types.set(bare, type)
    inside.types.set(typeKey(bare, type.parameters.length), type)
  }
  if (bare === 'ResizeArray') namespaceOf(namespaces, 'System.Collections.Generic', scope).types.set('List', type)
  // What is written without a namespace is in scope everywhere.
  const isOpen = bare === entry.owner && !GENERIC_COLLECTIONS.has(bare)
  if (isOpen && !scope.types.has(bare)) scope.bindType(bare, type)
}

interface SignatureType {
  readonly scheme: Scheme
  readonly reps: readonly TypeVariable[]
}

/**
 * A line of the signatures, whose type is read when it is first needed: of a function where it comes from, of a member
 * itself. There are a thousand, and object literals with getters would take twice the time of all else that is read.
 */
class LibraryLine implements LibraryMember {
  readonly kind = 'Library'
  readonly entry: LibraryEntry
  #type: SignatureType | undefined

  constructor(entry: LibraryEntry) {
    this.entry = entry
  }

  get key(): string {
    return this.entry.key
  }

  get scheme(): Scheme {
    return this.#read().scheme
  }

  get reps(): readonly TypeVariable[] {
    return this.#read().reps
  }

  #read(): SignatureType {
    return (this.#type ??= readScheme(this.entry))
  }
}

/** A function of the library as the checker's scopes have it. */
class LibrarySymbol implements ValueSymbol {
  readonly name: string
  readonly origin: LibraryLine
  readonly isMutable = false
  readonly definedAt = undefined
  readonly isLiteral = false
  readonly literal = undefined
  readonly isInline = false

  constructor(entry: LibraryEntry) {
    this.name = entry.name
    this.origin = new LibraryLine(entry)
  }

  get scheme(): Scheme {
    return this.origin.scheme
  }

  get arity(): number {
    return arityOf(this.scheme.type)
  }
}

function arityOf(type: Type): number {
  let count = 0
  for (let current = type; current.kind === 'Function'; current = current.to) count++
  return count
}

const OWN_CONSTRAINTS: Readonly<Record<string, TypeConstraint>> = {
  equality: { kind: 'Equality' },
  comparison: { kind: 'Comparison' },
  number: { kind: 'Number' },
  integer: { kind: 'Integer' },
  signed: { kind: 'Signed' },
  sum: { kind: 'Sum' },
  average: { kind: 'Average' },
  real: { kind: 'Real' },
  null: { kind: 'Null' },
}

/** Functions that keep units of measure, of which the machine knows nothing. */
const MEASURED: Readonly<Record<string, string>> = {
  'LanguagePrimitives.FloatWithMeasure': "float -> float<'u>",
  'LanguagePrimitives.Int32WithMeasure': "int -> int<'u>",
  'LanguagePrimitives.DecimalWithMeasure': "decimal -> decimal<'u>",
  'LanguagePrimitives.Float32WithMeasure': "float32 -> float32<'u>",
  'LanguagePrimitives.Int16WithMeasure': "int16 -> int16<'u>",
  'LanguagePrimitives.Int64WithMeasure': "int64 -> int64<'u>",
  'LanguagePrimitives.SByteWithMeasure': "sbyte -> sbyte<'u>",
}

/** Reads a signature's type; the owner's variables come first. */
function readScheme(entry: LibraryEntry): SignatureType {
  const [text = '', constraints = ''] = entry.type.split(' when ')
  const variables = new Map<string, TypeVariable>()
  const variableOf = (name: string): TypeVariable => {
    let found = variables.get(name)
    if (found === undefined) {
      found = parameterVariable(name)
      variables.set(name, found)
    }
    return found
  }
  for (const name of entry.ownerParameters) variableOf(name.slice(1))
  // A flexible type, `#seq<'a>`, is a variable of its own.
  const read = (written: string): Type => readSignature(written, variableOf, () => variableOf(`#${variables.size}`))
  const type = read(MEASURED[entry.key] ?? text)
  for (const clause of constraints.split(' and ')) {
    const match = /^'(\w+) : (\w+)$/.exec(clause.trim())
    const constraint = match === null ? undefined : OWN_CONSTRAINTS[match[2]!]
    if (constraint !== undefined) addConstraint(variableOf(match![1]!), constraint)
    const [, of, relation, other] = /^'(\w+) : (enum|root)<(.*)>$/.exec(clause.trim()) ?? []
    if (of !== undefined)
      addConstraint(variableOf(of), { kind: relation === 'enum' ? 'Enumeration' : 'Root', type: read(other!) })
  }
  const reps = entry.reps.map((name) => variableOf(name.slice(1)))
  return { scheme: { variables: [...variables.values()], type }, reps }
}

function readSignature(text: string, variableOf: (name: string) => TypeVariable, fresh: () => Type): Type {
  return readType(parseType(text).type, {
    lookUp: lookUpLibraryType,
    variable: variableOf,
    wildcard: fresh,
    constrain: (flexible, constraint) => {
      if (flexible.kind === 'Variable') addConstraint(flexible, constraint)
    },
    refuse: () => undefined,
    demand: () => undefined,
    notAUnit: () => undefined,
    wrongArity: () => undefined,
  })
}

function lookUpLibraryType(path: LongIdent, args: number): TypeConstructor | undefined {
  const name = path.map((each) => each.name).join('.')
  const known = netInterface(name, args) ?? netDelegate(name, args)
  if (known !== undefined && (name !== 'IEnumerable' || args === 0)) return known
  const canonical = canonicalName(name)
  return typeOfName(
    canonical,
    Array.from({ length: args }, (_, i) => `'t${i}`),
  )
}

/** Whether a type of the library lets this property be read but not set; reference cells have setters of their own. */
export function isReadOnly(type: TypeConstructor, name: string): boolean {
  if (type.definition.kind === 'Library' && type.definition.name === 'ref') return false
  return libraryMembers(type, name).length > 0 && libraryMembers(type, `${name}=`).length === 0
}
