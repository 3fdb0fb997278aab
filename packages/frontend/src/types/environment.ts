import { nearMisses } from '@fsrs/compiler'

import { typeKey } from './builtins.ts'
import type { FieldInfo, MemberInfo, NamedType, TypeConstructor, UnionCaseInfo, ValueSymbol } from './types.ts'

/** What a name can mean in an expression. */
export type ValueEntry =
  | { readonly kind: 'Value'; readonly symbol: ValueSymbol }
  | { readonly kind: 'Case'; readonly case: UnionCaseInfo }
  | ActiveCase
  /** A case of an active pattern within its own definition, where it makes the result. */
  | { readonly kind: 'ActiveResult'; readonly case: UnionCaseInfo }
  /** `base` in a member: the instance as its base class, whose own members are called. */
  | { readonly kind: 'Base'; readonly self: ValueSymbol; readonly type: NamedType; readonly depth: number }
  /** A `let` of a class inside its members: a field of the instance. */
  | { readonly kind: 'SelfField'; readonly self: SelfReference; readonly field: FieldInfo }
  /** A generic function of a class inside its members: a method of the instance. */
  | { readonly kind: 'SelfMethod'; readonly self: SelfReference; readonly member: MemberInfo }
  /** A static member that `open type` brought into scope. */
  | { readonly kind: 'Static'; readonly type: TypeConstructor; readonly name: string }
  /** What has a typed form of its own: operators, conversions, the `printf` family. */
  | { readonly kind: 'Intrinsic'; readonly name: string }

/** Whose field or method it is: an instance's, or that of the object which holds what `static let`s of a generic type bind. */
export type SelfReference =
  | { readonly kind: 'Instance'; readonly symbol: ValueSymbol }
  | { readonly kind: 'Statics'; readonly accessor: ValueSymbol; readonly holder: TypeConstructor }

/** A case of an active pattern, or a partial one. */
export interface ActiveCase {
  readonly kind: 'ActiveCase'
  /** The function; undefined where a class has it, whose members find it by its name. */
  readonly symbol: ValueSymbol | undefined
  readonly cases: readonly string[]
  readonly index: number
  readonly isPartial: boolean
}

/** What a name can mean in a pattern besides a variable. */
export type PatternEntry =
  | { readonly kind: 'Case'; readonly case: UnionCaseInfo }
  | { readonly kind: 'Literal'; readonly symbol: ValueSymbol }
  | { readonly kind: 'Library'; readonly name: 'Failure' | 'KeyValue' }
  | ActiveCase

/** A module, a namespace, or what a file exports. Several of one name are looked through, the latest first. */
export interface ModuleEntry {
  readonly name: string
  /** With the modules around it: `A.B`. */
  readonly path: string
  readonly values: Map<string, ValueEntry>
  readonly patterns: Map<string, PatternEntry>
  readonly types: Map<string, TypeConstructor>
  readonly modules: Map<string, ModuleEntry>
  /** Names that only its own text may use. */
  readonly privates: Set<string>
  readonly requiresQualifiedAccess: boolean
  /** `[<AutoOpen>]` modules within it, in order. */
  readonly autoOpens: ModuleEntry[]
  /** Members that its text adds to types of others. */
  readonly extensions: { readonly type: TypeConstructor; readonly member: MemberInfo }[]
  /** A file's `[<AutoOpen>]` module: what it offers is in scope in the files after it. */
  readonly isAutoOpen?: boolean
  /** Types whose cases and fields do not come into scope with the module. */
  readonly closedTypes: Set<TypeConstructor>
}

/** Record fields of one name, the latest definition first. */
export interface FieldChain {
  readonly field: FieldInfo
  readonly next: FieldChain | undefined
}

/** What one file offers to those after it. */
export interface FileInterface {
  readonly unit: string
  readonly module: ModuleEntry
  /** Equal where everything that another file can see is equal: names, types, definitions, inlined bodies. */
  readonly hash: () => string
}

/** What a file is checked against. */
export interface FileEnvironment {
  /** Host functions with their F# types: `Host.log` is the value `log` of the module `Host`. */
  readonly host: ReadonlyMap<string, string>
  /** Interfaces of the files loaded before, in order. */
  readonly loaded: readonly FileInterface[]
}

/** A new module without content. */
export function emptyModule(name: string, path: string, requiresQualifiedAccess = false): ModuleEntry {
  return {
    name,
    path,
    values: new Map(),
    patterns: new Map(),
    types: new Map(),
    modules: new Map(),
    privates: new Set(),
    requiresQualifiedAccess,
    autoOpens: [],
    extensions: [],
    closedTypes: new Set(),
  }
}

/**
 * Names of one kind. What the library brings is looked up in its own table and not copied: every file begins with a
 * thousand names and uses a few.
 */
export class NameTable<T> {
  readonly #own = new Map<string, T>()
  readonly #base: NameTable<T> | undefined

  constructor(base?: NameTable<T>) {
    this.#base = base
  }

  get(name: string): T | undefined {
    return this.#own.get(name) ?? this.#base?.get(name)
  }

  /** What was set here, the base aside. */
  own(name: string): T | undefined {
    return this.#own.get(name)
  }

  has(name: string): boolean {
    return this.get(name) !== undefined
  }

  set(name: string, entry: T): void {
    this.#own.set(name, entry)
  }

  /** Forgets what was set here; what the base has under that name can be seen again. */
  delete(name: string): void {
    this.#own.delete(name)
  }

  /** All names, each once. */
  keys(): Iterable<string> {
    return this.#base === undefined ? this.#own.keys() : new Set([...this.#base.keys(), ...this.#own.keys()])
  }
}

interface Undo {
  readonly table: NameTable<unknown>
  readonly key: string
  readonly before: unknown
}

/** A table as far as its names go. */
interface Keyed {
  keys(): Iterable<string>
}

/** After so many missing names in a file they get no hints any more. */
const SEARCHES_MAX = 200

/**
 * The names in scope. One table each, changed in place with a trail that undoes it: looking a name up costs the same at
 * any depth, and leaving a scope costs what entering it did.
 */
export class Scope {
  readonly values: NameTable<ValueEntry>
  readonly patterns: NameTable<PatternEntry>
  readonly types: NameTable<TypeConstructor>
  readonly modules: NameTable<readonly ModuleEntry[]>
  readonly fields: NameTable<FieldChain>
  readonly #trail: Undo[] = []
  /** How often all names were gone through for a hint. */
  #searches = 0

  /** @param base what is in scope from the beginning; must not change any more */
  constructor(base?: Scope) {
    this.values = new NameTable(base?.values)
    this.patterns = new NameTable(base?.patterns)
    this.types = new NameTable(base?.types)
    this.modules = new NameTable(base?.modules)
    this.fields = new NameTable(base?.fields)
  }

  /** Opens a scope; `leave` takes the answer. */
  enter(): number {
    return this.#trail.length
  }

  /** Undoes all that was bound since `mark`. */
  leave(mark: number): void {
    while (this.#trail.length > mark) {
      const undo = this.#trail.pop()!
      if (undo.before === undefined) undo.table.delete(undo.key)
      else undo.table.set(undo.key, undo.before)
    }
  }

  bindValue(name: string, entry: ValueEntry): void {
    this.#bind(this.values, name, entry)
  }

  bindPattern(name: string, entry: PatternEntry): void {
    this.#bind(this.patterns, name, entry)
  }

  bindType(name: string, constructor: TypeConstructor): void {
    this.#bind(this.types, name, constructor)
    this.#bind(this.types, typeKey(name, constructor.parameters.length), constructor)
  }

  bindModule(name: string, module: ModuleEntry): void {
    this.#bind(this.modules, name, [module, ...(this.modules.get(name) ?? [])])
  }

  bindField(field: FieldInfo): void {
    this.#bind(this.fields, field.name, { field, next: this.fields.get(field.name) })
  }

  /** Brings what a type's definition defines, besides its name, into scope. */
  bindContents(constructor: TypeConstructor): void {
    const definition = constructor.definition
    if (definition.kind === 'Record') for (const field of definition.fields) this.bindField(field)
    if (definition.kind === 'Union') {
      for (const unionCase of definition.cases) {
        const entry = { kind: 'Case', case: unionCase } as const
        this.bindValue(unionCase.name, entry)
        this.bindPattern(unionCase.name, entry)
      }
    }
  }

  /** `open`: brings all that a module offers into scope, its automatically opened modules included. */
  open(module: ModuleEntry): void {
    for (const [name, type] of module.types) {
      if (module.privates.has(type.name) || module.privates.has(name)) continue
      const isOfArity = name.includes('`')
      // Under its name alone a type is found whose name another type of the module has too, but for its arity.
      if (isOfArity && module.types.get(type.name) === type) continue
      if (isOfArity) this.#bind(this.types, name, type)
      else this.bindType(name, type)
      if (!module.closedTypes.has(type)) this.bindContents(type)
    }
    for (const [name, entry] of module.values) if (!module.privates.has(name)) this.bindValue(name, entry)
    for (const [name, entry] of module.patterns) if (!module.privates.has(name)) this.bindPattern(name, entry)
    for (const [name, entry] of module.modules) if (!module.privates.has(name)) this.bindModule(name, entry)
    for (const inner of module.autoOpens) this.open(inner)
  }

  /** Binds these entries of another scope: what an inlined body meant where it stood. */
  overlay(snapshot: ScopeSnapshot): void {
    for (const [name, entry] of snapshot.values) this.#bind(this.values, name, entry)
    for (const [name, entry] of snapshot.patterns) this.#bind(this.patterns, name, entry)
    for (const [name, entry] of snapshot.types) this.#bind(this.types, name, entry)
    for (const [name, entry] of snapshot.modules) this.#bind(this.modules, name, entry)
    for (const [name, entry] of snapshot.fields) this.#bind(this.fields, name, entry)
  }

  /** What these names mean here, in every table. */
  snapshot(names: Iterable<string>): ScopeSnapshot {
    const taken: ScopeSnapshot = { values: [], patterns: [], types: [], modules: [], fields: [] }
    for (const name of names) {
      take(taken.values, this.values, name)
      take(taken.patterns, this.patterns, name)
      take(taken.types, this.types, name)
      take(taken.modules, this.modules, name)
      take(taken.fields, this.fields, name)
    }
    return taken
  }

  /** Whether hints are still looked for: each goes through all names, or the text, and after hundreds nobody reads them. */
  get seeksHints(): boolean {
    return this.#searches < SEARCHES_MAX
  }

  /** Names in scope that look like this one; none once so many were looked for that it would take quadratic time. */
  suggest(name: string, ...tables: readonly Keyed[]): string[] {
    if (!this.seeksHints) return []
    this.#searches++
    const names = tables.flatMap((table) => Array.from(table.keys()))
    return nearMisses(
      name,
      names.filter((each) => /^[\p{L}_]/u.test(each) && !each.includes('`')),
    )
  }

  /** Of these names those that look like one; none once so many were looked for, see `suggest`. */
  nearMisses(name: string, candidates: Iterable<string>): string[] {
    if (!this.seeksHints) return []
    this.#searches++
    return nearMisses(name, candidates)
  }

  #bind<T>(table: NameTable<T>, key: string, entry: T): void {
    this.#trail.push({ table, key, before: table.own(key) })
    table.set(key, entry)
  }
}

/** Entries of some names, see `Scope.snapshot`. */
export interface ScopeSnapshot {
  readonly values: [string, ValueEntry][]
  readonly patterns: [string, PatternEntry][]
  readonly types: [string, TypeConstructor][]
  readonly modules: [string, readonly ModuleEntry[]][]
  readonly fields: [string, FieldChain][]
}

function take<T>(into: [string, T][], table: NameTable<T>, name: string): void {
  const entry = table.get(name)
  if (entry !== undefined) into.push([name, entry])
}
