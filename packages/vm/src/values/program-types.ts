import { AssertionError, assert } from '@fsrs/base'
import { partsOfType } from '@fsrs/chunk'
import type { TypeDef, TypeRep } from '@fsrs/chunk'

import { isEnumerable, makeIterable } from './enumeration.ts'
import { FsException, RESULT_INFO, Result } from './values.ts'
import type { Instance, Rep, TypeInfo } from './values.ts'

/** A class of the program: its instances take their fields in order, a union's the tag first. */
export interface InstanceClass {
  new (...fields: unknown[]): Instance
  readonly prototype: Instance
  /** Of a union: the instance of each case that has no fields. */
  empty: readonly (Instance | undefined)[]
}

/** Makes a constructor that stores its arguments as the fields with these names. */
export type ConstructorFactory = (fields: readonly string[]) => (...args: unknown[]) => void

interface LinkedType {
  readonly info: TypeInfo
  readonly made: InstanceClass
}

/**
 * Classes of types, kept while a machine lives: a type that a reload did not change keeps its class, so that old
 * instances and new ones share a hidden class and `:?` holds between them.
 */
export class ClassCache {
  private entries = new Map<string, LinkedType>()

  /** The linked type with this identity, made if it is new. */
  take(identity: string, make: () => LinkedType): LinkedType {
    const known = this.entries.get(identity)
    if (known !== undefined) return known
    // Types that edits left behind go all at once: the next load makes anew what it needs.
    if (this.entries.size > 10_000) this.entries = new Map()
    const made = make()
    this.entries.set(identity, made)
    return made
  }
}

/** The types of one program, linked. */
export class ProgramTypes {
  private readonly defs: ReadonlyMap<string, TypeDef>
  private readonly linked = new Map<string, LinkedType>()
  private withoutLoad: ProgramTypes | undefined
  private byDisplayName: ReadonlyMap<string, string> | undefined
  private readonly cache: ClassCache
  private readonly factory: ConstructorFactory
  private readonly toStringOf: (global: string) => (value: never) => string

  constructor(
    defs: ReadonlyMap<string, TypeDef>,
    cache: ClassCache,
    factory: ConstructorFactory,
    toStringOf: (global: string) => (value: never) => string,
  ) {
    this.cache = cache
    this.factory = factory
    this.toStringOf = toStringOf
    this.defs = defs
  }

  /** Whether there is a class of this name. */
  has(name: string): boolean {
    return this.defs.has(name) || name === 'Result'
  }

  /** The definition of a type of the program. */
  def(name: string): TypeDef | undefined {
    return this.defs.get(name)
  }

  /** A type by the name that the script's author gave it, without type arguments. */
  repOfDisplayName(name: string): Rep | undefined {
    if (name === 'Result') return { k: 'def', info: RESULT_INFO, args: [] }
    this.byDisplayName ??= new Map([...this.defs.values()].map((def) => [def.displayName, def.name]))
    const unique = this.byDisplayName.get(name)
    return unique === undefined ? undefined : { k: 'def', info: this.info(unique), args: [] }
  }

  /** Number of fields of an instance, tag aside. */
  fieldCount(name: string): number {
    if (name === 'Result') return 1
    const def = this.defs.get(name)
    return def === undefined ? 0 : fieldCountOf(def)
  }

  /** The class of a type of the program. */
  classOf(name: string): InstanceClass {
    if (name === 'Result') return Result as unknown as InstanceClass
    return this.link(name).made
  }

  /** The linked definition. */
  info(name: string): TypeInfo {
    return name === 'Result' ? RESULT_INFO : this.link(name).info
  }

  /** Whether everything that a closed type names is there. */
  knows(type: TypeRep): boolean {
    const all = (types: readonly TypeRep[]): boolean => types.every((each) => this.knows(each))
    switch (type.k) {
      case 'def':
        return this.has(type.name) && all(type.args)
      case 'lib':
        return all(type.args)
      case 'fun':
        return all([type.from, type.to])
      case 'tuple':
        return all(type.items)
      case 'anon':
        return type.fields.every((field) => this.knows(field.type))
      case 'prim':
        return true
      case 'param':
      case 'local':
        return false
    }
  }

  /** A representation with its definitions looked up; locals in it are left for `fillRep`. */
  rep(type: TypeRep, args: readonly Rep[] = []): Rep {
    switch (type.k) {
      case 'prim':
        return type
      case 'lib':
        return { k: 'lib', name: type.name, args: type.args.map((arg) => this.rep(arg, args)) }
      case 'def':
        return { k: 'def', info: this.info(type.name), args: type.args.map((arg) => this.rep(arg, args)) }
      case 'fun':
        return { k: 'fun', from: this.rep(type.from, args), to: this.rep(type.to, args) }
      case 'tuple':
        return tupleRep(
          type,
          type.items.map((item) => this.rep(item, args)),
        )
      case 'anon':
        return {
          k: 'anon',
          fields: type.fields.map((field) => ({ name: field.name, type: this.rep(field.type, args) })),
        }
      case 'param':
        return args[type.index] ?? { k: 'prim', name: 'obj' }
      case 'local':
        // Only `fillRep` sees these; no other code meets one.
        return type as unknown as Rep
    }
  }

  private link(name: string): LinkedType {
    const known = this.linked.get(name)
    if (known !== undefined) return known
    const def = this.defs.get(name)
    assert(def !== undefined, 'the chunk has been verified')
    // Methods belong to one load of the program; so does a class that has them, or reaches one that does.
    const linked = this.isOwn(name)
      ? this.makeType(def)
      : this.cache.take(this.identity(name), () => this.detached().makeType(def))
    this.linked.set(name, linked)
    return linked
  }

  /** Whether the type's class is of this load alone, so that every load has to make its instances anew. */
  isOwn(name: string): boolean {
    return this.reached(name).some((each) => {
      const def = this.defs.get(each)
      return def?.k === 'class' || def?.toStringMethod !== undefined || (def?.methods?.length ?? 0) > 0
    })
  }

  /** The same types without anything of this load: a class that others share must not keep it alive. */
  private detached(): ProgramTypes {
    if (this.withoutLoad === undefined) {
      this.withoutLoad = new ProgramTypes(this.defs, this.cache, this.factory, noMethods)
      this.withoutLoad.withoutLoad = this.withoutLoad
    }
    return this.withoutLoad
  }

  private reached(name: string): readonly string[] {
    const reached = new Set([name])
    for (const each of reached) {
      const def = this.defs.get(each)
      if (def === undefined) continue
      for (let tag = 0; tag < caseCount(def); tag++)
        for (const field of fieldsOf(def, tag)) addDefs(field.type, reached)
    }
    return [...reached]
  }

  private makeType(def: TypeDef): LinkedType {
    const info: TypeInfo = {
      def,
      fieldReps: (tag, args) => fieldsOf(def, tag).map((field) => this.rep(field.type, args)),
      toStringOf: def.toStringMethod === undefined ? undefined : this.toStringOf(def.toStringMethod),
    }
    const base = def.k === 'class' && def.base !== undefined && this.has(def.base) ? this.classOf(def.base) : undefined
    return { info, made: makeClass(def, info, this.factory, base) }
  }

  /** All definitions that a type reaches: equal for types of different loads that are the same through and through. */
  private identity(name: string): string {
    return this.reached(name)
      .map((each) => JSON.stringify(this.defs.get(each), withoutDefaults))
      .join('\n')
  }
}

/** A field's default says what a reload may put there, nothing about instances. */
function withoutDefaults(key: string, value: unknown): unknown {
  return key === 'default' ? undefined : value
}

function noMethods(): never {
  throw new AssertionError('a type with methods is not shared')
}

/** `rep` with its locals replaced by the representations that they hold. */
export function fillRep(rep: Rep, locals: Readonly<Record<number, Rep>>): Rep {
  const type = rep as Rep | { readonly k: 'local'; readonly id: number }
  switch (type.k) {
    case 'local': {
      const found = locals[type.id]
      assert(found !== undefined, 'generated code gives every local of a representation')
      return found
    }
    case 'prim':
      return type
    case 'lib':
      return { k: 'lib', name: type.name, args: type.args.map((arg) => fillRep(arg, locals)) }
    case 'def':
      return { k: 'def', info: type.info, args: type.args.map((arg) => fillRep(arg, locals)) }
    case 'fun':
      return { k: 'fun', from: fillRep(type.from, locals), to: fillRep(type.to, locals) }
    case 'tuple':
      return tupleRep(
        type,
        type.items.map((item) => fillRep(item, locals)),
      )
    case 'anon':
      return { k: 'anon', fields: type.fields.map(({ name, type: field }) => ({ name, type: fillRep(field, locals) })) }
  }
}

/** A record or case that knows its type; a case without fields, which all of its types share, becomes one of its own. */
export function withType(value: Instance, rep: Rep): Instance {
  const made = value.constructor as InstanceClass
  const typed = made.empty[value.tag] === value ? new made(value.tag) : value
  typed.rep = rep
  return typed
}

/** A representation with the definitions of another program; undefined where that lacks one. */
export function renewedRep(rep: Rep, infoOf: (name: string) => TypeInfo | undefined): Rep | undefined {
  const all = (reps: readonly Rep[]): readonly Rep[] | undefined => {
    const renewed = reps.flatMap((each) => renewedRep(each, infoOf) ?? [])
    return renewed.length === reps.length ? renewed : undefined
  }
  switch (rep.k) {
    case 'prim':
      return rep
    case 'lib': {
      const args = all(rep.args)
      return args && { ...rep, args }
    }
    case 'def': {
      const info = infoOf(rep.info.def.name)
      const args = all(rep.args)
      return info && args && { k: 'def', info, args }
    }
    case 'fun': {
      const [from, to] = all([rep.from, rep.to]) ?? []
      return from && to && { k: 'fun', from, to }
    }
    case 'tuple': {
      const items = all(rep.items)
      return items && tupleRep(rep, items)
    }
    case 'anon': {
      const types = all(rep.fields.map((field) => field.type))
      return types && { k: 'anon', fields: rep.fields.map(({ name }, i) => ({ name, type: types[i]! })) }
    }
  }
}

function tupleRep({ isStruct }: { readonly isStruct?: true }, items: readonly Rep[]): Rep {
  return isStruct === true ? { k: 'tuple', items, isStruct } : { k: 'tuple', items }
}

/** Whether two representations are the same type. */
export function sameRep(a: Rep, b: Rep): boolean {
  if (a === b) return true
  switch (a.k) {
    case 'prim':
      return b.k === 'prim' && a.name === b.name
    case 'lib':
      return b.k === 'lib' && a.name === b.name && sameReps(a.args, b.args)
    case 'def':
      return b.k === 'def' && a.info.def.name === b.info.def.name && sameReps(a.args, b.args)
    case 'fun':
      return b.k === 'fun' && sameRep(a.from, b.from) && sameRep(a.to, b.to)
    case 'tuple':
      return b.k === 'tuple' && a.isStruct === b.isStruct && sameReps(a.items, b.items)
    case 'anon':
      return (
        b.k === 'anon' &&
        a.fields.length === b.fields.length &&
        a.fields.every((field, index) => {
          const other = b.fields[index]
          return other !== undefined && other.name === field.name && sameRep(field.type, other.type)
        })
      )
  }
}

function sameReps(a: readonly Rep[], b: readonly Rep[]): boolean {
  return a.length === b.length && a.every((rep, index) => sameRep(rep, b[index] as Rep))
}

function fieldsOf(def: TypeDef, tag: number): readonly { readonly name: string; readonly type: TypeRep }[] {
  switch (def.k) {
    case 'record':
    case 'exception':
    case 'class':
      return def.fields
    case 'union':
      return def.cases[tag]?.fields ?? []
    case 'enum':
      return []
  }
}

function caseCount(def: TypeDef): number {
  return def.k === 'union' ? def.cases.length : 1
}

function fieldCountOf(def: TypeDef): number {
  let most = 0
  for (let tag = 0; tag < caseCount(def); tag++) most = Math.max(most, fieldsOf(def, tag).length)
  return most
}

function addDefs(type: TypeRep, into: Set<string>): void {
  if (type.k === 'def') into.add(type.name)
  for (const part of partsOfType(type)) addDefs(part, into)
}

function makeClass(
  def: TypeDef,
  info: TypeInfo,
  factory: ConstructorFactory,
  base: InstanceClass | undefined,
): InstanceClass {
  const count = fieldCountOf(def)
  const fields = Array.from({ length: count }, (_, index) => `f${index}`)
  if (def.k === 'union') fields.unshift('tag')
  const made = (def.k === 'exception' ? exceptionClass(def, count) : factory(fields)) as InstanceClass
  if (def.k !== 'exception') {
    const root = def.k === 'class' && def.isException === true ? FsException.prototype : Object.prototype
    const parent: object = base === undefined ? root : base.prototype
    // A prototype of its own without `toString` and the like would break nothing: scripts see fields and methods only.
    Object.defineProperty(made, 'prototype', { value: Object.create(parent, { constructor: { value: made } }) })
    if (root === FsException.prototype) Object.assign(made.prototype, { type: def.name, inner: null, trace: undefined })
  }
  Object.defineProperty(made.prototype, 'kind', { value: def.k === 'enum' ? 'library' : def.k })
  Object.defineProperty(made.prototype, 'info', { value: info })
  if (isEnumerable(def)) makeIterable(made.prototype)
  made.empty =
    def.k === 'union'
      ? def.cases.map((one, tag) => (one.fields.length === 0 ? emptyCase(made, tag, count) : undefined))
      : []
  return made
}

function emptyCase(made: InstanceClass, tag: number, count: number): Instance {
  return new made(tag, ...Array.from({ length: count }, () => undefined))
}

function exceptionClass(def: TypeDef, count: number): unknown {
  return class extends FsException {
    constructor(...fields: unknown[]) {
      super(def.name, undefined)
      for (let index = 0; index < count; index++)
        (this as unknown as Record<string, unknown>)[`f${index}`] = fields[index]
    }
  }
}

/** Constructors without generated code: right everywhere, and slower where a program has many types. */
export const portableConstructor: ConstructorFactory = (fields) =>
  function (this: Record<string, unknown>, ...args: unknown[]): void {
    for (let index = 0; index < fields.length; index++) this[fields[index] as string] = args[index]
  }

/** Constructors as generated code: each type has its own text, so that V8 keeps its feedback apart. */
export const generatedConstructor: ConstructorFactory = (fields) => {
  const params = fields.join(',')
  const body = fields.map((field) => `this.${field}=${field};`).join('')
  return new Function(`return function(${params}){${body}}`)() as (...args: unknown[]) => void
}
