// Compares the type that a value has with the type that it should have, and says how the one becomes the other, or why
// nobody can know. Pure: two types and what belongs to them in, a plan or reasons out. A name is never guessed: a field is
// the field of the same name, a type is the type of the same name.

import { assert } from '@fsrs/base'
import type { FieldDef, PrimitiveName, TypeDef, TypeRep } from '@fsrs/chunk'
import type { CaseConversion, Conversion, ConversionPlan, FieldSource, LostField, TypeConversion } from '@fsrs/vm'

import { displayOf, fieldsOf, given, hasMutableField, namesIn, originOf, sameTypes } from './type-space.ts'
import type { TypeSpace } from './type-space.ts'
import { isUnnamed, typeText } from './type-text.ts'

/** A migration of the script's: a function of one argument. */
export interface MigrationFunction {
  readonly global: string
  readonly from: TypeRep
  readonly to: TypeRep
}

/** How two types are compared. */
export interface PlanOptions {
  readonly from: TypeSpace
  readonly to: TypeSpace
  /** Migrations for values of a type wherever they stand. */
  readonly migrations: readonly MigrationFunction[]
  /** Whether instances of a type of the new program may be those of the old one. */
  readonly sharesInstances: (type: string) => boolean
  /** Whether narrower types are allowed, for values that fit: on the way back to an earlier program. */
  readonly narrows: boolean
}

/** One step of a conversion, or one reason against it, in words: where, and what. */
export interface PlanNote {
  /** `todos[].Done`. */
  readonly path: string
  readonly text: string
}

/** How, or why not. */
export type PlanResult =
  | { readonly ok: true; readonly plan: ConversionPlan; readonly isKept: boolean; readonly steps: readonly PlanNote[] }
  | { readonly ok: false; readonly reasons: readonly PlanNote[] }

/** Plans made under the same options share their types' numbers, so that what is one object in two values stays one. */
export class TypePlanner {
  readonly #options: PlanOptions
  readonly #types: TypeConversion[] = []
  readonly #numbers = new Map<string, number>()
  readonly #plain = new Map<string, boolean>()
  readonly #recursive = new Map<string, boolean>()
  #steps: PlanNote[] = []
  #reasons: PlanNote[] = []

  constructor(options: PlanOptions) {
    this.#options = options
  }

  /**
   * Plans for a value.
   *
   * @param path names it in notes
   * @param migration makes the whole of it
   */
  plan(from: TypeRep, to: TypeRep, path: string, migration?: MigrationFunction): PlanResult {
    this.#steps = []
    this.#reasons = []
    const isSame = this.isSame(from, to)
    const root = migration === undefined ? this.#compare(from, to, path) : this.#migrate(from, migration, path)
    if (this.#reasons.length > 0) return { ok: false, reasons: this.#reasons }
    return { ok: true, plan: { root, types: this.#types }, isKept: isSame, steps: this.#steps }
  }

  /** Whether two types are the same through and through. */
  isSame(from: TypeRep, to: TypeRep): boolean {
    return sameTypes(from, this.#options.from, to, this.#options.to)
  }

  #refuse(path: string, text: string): Conversion {
    this.#reasons.push({ path, text })
    return KEEP
  }

  #compare(from: TypeRep, to: TypeRep, path: string): Conversion {
    const migration = this.#migrationOf(from, to)
    if (migration !== undefined) {
      return this.#migrate(from, migration, path)
    }
    if (this.isSame(from, to) && this.#isPlain(to)) return KEEP
    if (from.k === 'def' && to.k === 'def') return this.#compareDefinitions(from, to, path)
    if (from.k === 'prim' && to.k === 'prim') return this.#comparePrimitives(from.name, to.name, path)
    if (from.k === 'lib' && to.k === 'lib' && from.name === to.name) return this.#compareLibrary(from, to, path)
    if (from.k === 'tuple' && to.k === 'tuple' && from.items.length === to.items.length) {
      const items = from.items.map((item, index) =>
        this.#compare(item, argument(to.items, index), `${path}.Item${index + 1}`),
      )
      return items.every(isKeep) ? KEEP : { k: 'tuple', items }
    }
    if (from.k === 'anon' && to.k === 'anon') {
      const anonymous = (each: typeof from): FieldDef[] => each.fields.map((field) => ({ ...field, isMutable: false }))
      const fields = this.#compareFields(anonymous(from), anonymous(to), path)
      return { k: 'anon', names: to.fields.map(({ name }) => name), ...fields }
    }
    if (from.k === 'fun' && to.k === 'fun') return { k: 'function', type: to, mayStay: this.isSame(from, to) }
    return this.#refuse(path, this.#changeOf(from, to))
  }

  #migrate(from: TypeRep, { global, from: wantedType }: MigrationFunction, path: string): Conversion {
    this.#steps.push({ path, text: `migrated by ${displayOf(global)}` })
    return { k: 'migrate', global, first: this.#compare(from, wantedType, path) }
  }

  #changeOf(from: TypeRep, to: TypeRep): string {
    const [before, after] = [typeText(from, displayOf), typeText(to, displayOf)]
    return before === after ? `${before} is not what it was` : `${before} cannot become ${after}`
  }

  #migrationOf(from: TypeRep, to: TypeRep): MigrationFunction | undefined {
    // Of types without a name there may be many that mean different things.
    if (from.k !== 'def' && to.k !== 'def') return undefined
    const { to: target } = this.#options
    return this.#options.migrations.find(
      (each) => this.isSame(from, each.from) && sameTypes(each.to, target, to, target) && !this.isSame(from, to),
    )
  }

  // ---- primitives

  #comparePrimitives(from: PrimitiveName, to: PrimitiveName, path: string): Conversion {
    if (from === to) return { k: 'dynamic' }
    const [before, after] = [WHOLE[from], WHOLE[to]]
    if (before !== undefined && (to === 'float' || to === 'float32')) {
      const exact = to === 'float' ? 2n ** 53n : 2n ** 24n
      if (!before.isBig && before.max <= exact) return this.#widened(from, to, path, KEEP)
    }
    if (before !== undefined && after !== undefined) {
      if (after.min <= before.min && after.max >= before.max) {
        return this.#widened(from, to, path, before.isBig === after.isBig ? KEEP : { k: 'toBig' })
      }
      if (this.#options.narrows) return { k: 'toWhole', ...after }
    }
    if (from === 'float32' && to === 'float') return this.#widened(from, to, path, KEEP)
    if (this.#options.narrows && from === 'float' && after !== undefined) return { k: 'toWhole', ...after }
    return this.#refuse(path, `${from} cannot become ${to}`)
  }

  #widened(from: string, to: string, path: string, conversion: Conversion): Conversion {
    this.#steps.push({ path, text: `${from} became ${to}` })
    return conversion
  }

  // ---- the library's types

  #compareLibrary(from: Extract<TypeRep, { k: 'lib' }>, to: Extract<TypeRep, { k: 'lib' }>, path: string): Conversion {
    const inner = (index: number, where: string): Conversion =>
      this.#compare(argument(from.args, index), argument(to.args, index), `${path}${where}`)
    switch (to.name) {
      case 'list':
      case 'option':
      case 'Set': {
        const item = inner(0, '[]')
        return isKeep(item) ? KEEP : { k: to.name, item }
      }
      case 'seq':
      case 'ref':
      case 'HashSet':
        return { k: to.name, item: inner(0, '[]') }
      case 'Lazy':
        return { k: 'lazy', item: inner(0, '') }
      case 'array':
        return { k: 'array', item: this.#itemOfArray(from, to, path), element: argument(to.args, 0) }
      case 'ResizeArray':
      case 'Queue':
      case 'Stack':
        return { k: 'items', item: inner(0, '[]') }
      case 'Map':
      case 'KeyValuePair': {
        const [key, value] = [inner(0, '(key)'), inner(1, '[]')]
        return isKeep(key) && isKeep(value) ? KEEP : { k: to.name, key, value }
      }
      case 'Dictionary':
        return { k: 'Dictionary', key: inner(0, '(key)'), value: inner(1, '[]') }
      case 'Result': {
        const [ok, error] = [inner(0, '(Ok)'), inner(1, '(Error)')]
        return isKeep(ok) && isKeep(error) ? KEEP : { k: 'Result', ok, error }
      }
      default:
        // Something of the host's or of the library's that nobody can take apart.
        return this.isSame(from, to) ? KEEP : this.#refuse(path, this.#changeOf(from, to))
    }
  }

  /** An array of numbers is another array where its element type is another, even if each number is the same. */
  #itemOfArray(from: Extract<TypeRep, { k: 'lib' }>, to: Extract<TypeRep, { k: 'lib' }>, path: string): Conversion {
    const [before, after] = [argument(from.args, 0), argument(to.args, 0)]
    const item = this.#compare(before, after, `${path}[]`)
    return isKeep(item) && !this.isSame(before, after) ? { k: 'same' } : item
  }

  // ---- types of the program

  #compareDefinitions(
    from: Extract<TypeRep, { k: 'def' }>,
    to: Extract<TypeRep, { k: 'def' }>,
    path: string,
  ): Conversion {
    const { from: old, to: now } = this.#options
    const [before, after] = [old.types.get(from.name), now.types.get(to.name)]
    if (before === undefined || after === undefined || originOf(old, from.name) !== originOf(now, to.name)) {
      return this.#refuse(path, this.#changeOf(from, to))
    }
    const key = JSON.stringify([from, to])
    const known = this.#numbers.get(key)
    if (known !== undefined) return { k: 'type', id: known }
    if (this.#types.length > TYPES_MAX) return this.#refuse(path, 'its type contains too many types')
    const id = this.#types.length
    this.#numbers.set(key, id)
    const base = {
      type: to.name,
      displayName: before.displayName,
      isShared: this.#isRecursive(to.name) || hasMutableField(after),
    }
    // The place is taken before its contents are known: they may refer to it.
    this.#types.push({ ...base, k: 'enum', values: new Map(), names: new Map() })
    const contents = this.#compareContents(before, from.args, after, to.args, path)
    if (contents !== undefined) this.#types[id] = { ...base, ...contents }
    return { k: 'type', id }
  }

  #compareContents(
    before: TypeDef,
    oldArgs: readonly TypeRep[],
    after: TypeDef,
    newArgs: readonly TypeRep[],
    path: string,
  ): Contents | undefined {
    if (before.k === 'record' && after.k === 'record') {
      const fields = this.#compareFields(given(before.fields, oldArgs), given(after.fields, newArgs), path)
      return { k: 'record', isMutable: hasMutableField(after), ...fields }
    }
    if (before.k === 'union' && after.k === 'union') {
      return { k: 'union', cases: before.cases.map((each) => this.#compareCase(each, oldArgs, after, newArgs, path)) }
    }
    if (before.k === 'enum' && after.k === 'enum') return this.#compareEnums(before, after, path)
    if (before.k === 'class' && after.k === 'class' && !before.isInterface && !after.isInterface) {
      const [old, now] = [given(before.fields, oldArgs), given(after.fields, newArgs)]
      const isSame = sameTypes(
        { k: 'def', name: before.name, args: oldArgs },
        this.#options.from,
        {
          k: 'def',
          name: after.name,
          args: newArgs,
        },
        this.#options.to,
      )
      if (isSame) return { k: 'record', isMutable: true, ...this.#compareFields(old, now, path) }
      this.#refuse(path, `the class ${after.displayName} has other fields`)
      return undefined
    }
    this.#refuse(path, `${before.displayName} was ${A[before.k]} and is ${A[after.k]}, or holds code`)
    return undefined
  }

  #compareFields(
    before: readonly FieldDef[],
    after: readonly FieldDef[],
    path: string,
  ): { readonly fields: readonly FieldSource[]; readonly lost: readonly LostField[] } {
    const gone = before.filter((field) => !after.some(({ name }) => name === field.name))
    const come = after.filter((field) => !before.some(({ name }) => name === field.name))
    for (const field of gone) {
      const namesake = come.find(
        (each) => this.isSame(field.type, wanted(each.type)) || this.isSame(field.type, each.type),
      )
      if (namesake !== undefined && !this.#options.narrows) {
        const type = typeText(field.type, displayOf)
        this.#refuse(
          path,
          `${field.name} : ${type} is gone and ${namesake.name} : ${typeText(namesake.type, displayOf)} has come: ` +
            'whether it was renamed, nobody can know',
        )
      } else this.#steps.push({ path: `${path}.${field.name}`, text: 'removed' })
    }
    const fields = after.map((field): FieldSource => {
      const index = before.findIndex(({ name }) => name === field.name)
      const old = before[index]
      if (old === undefined) return this.#added(field, path)
      return { k: 'old', index, conversion: this.#compare(old.type, field.type, `${path}.${field.name}`) }
    })
    const lost = gone.map((field) => ({ index: before.indexOf(field), name: field.name, refill: refillOf(field) }))
    return { fields, lost }
  }

  #added(field: FieldDef, path: string): FieldSource {
    const where = `${path}.${field.name}`
    const refill = refillOf(field)
    if (refill === undefined) {
      this.#refuse(path, `${field.name} : ${typeText(field.type, displayOf)} is new, and nothing says what it holds`)
      return { k: 'none' }
    }
    this.#steps.push({ path: where, text: refill.k === 'none' ? 'added as None' : 'added with its default' })
    return refill
  }

  #compareCase(
    before: Case,
    oldArgs: readonly TypeRep[],
    after: Extract<TypeDef, { k: 'union' }>,
    newArgs: readonly TypeRep[],
    path: string,
  ): CaseConversion {
    const tag = after.cases.findIndex(({ name }) => name === before.name)
    const now = after.cases[tag]
    if (now === undefined) {
      this.#steps.push({ path, text: `${after.displayName}.${before.name} removed` })
      return { k: 'removed', name: before.name }
    }
    const where = `${path}(${before.name})`
    return {
      k: 'case',
      tag,
      ...this.#compareFields(numbered(given(before.fields, oldArgs)), numbered(given(now.fields, newArgs)), where),
    }
  }

  #compareEnums(
    before: Extract<TypeDef, { k: 'enum' }>,
    after: Extract<TypeDef, { k: 'enum' }>,
    path: string,
  ): Contents {
    const values = new Map<number, number>()
    for (const { name, value } of before.cases) {
      const now = after.cases.find((each) => each.name === name)
      if (now === undefined) this.#steps.push({ path, text: `${after.displayName}.${name} removed` })
      else values.set(value, now.value)
    }
    return { k: 'enum', values, names: new Map(before.cases.map(({ name, value }) => [value, name])) }
  }

  // ---- what a type is

  /** Whether values of a type of the new program can be shared by two generations: nothing in them changes or runs. */
  #isPlain(type: TypeRep): boolean {
    switch (type.k) {
      case 'prim':
        return type.name !== 'obj' && type.name !== 'exn'
      case 'fun':
        return false
      case 'lib':
        return !CHANGING.has(type.name) && type.args.every((arg) => this.#isPlain(arg))
      case 'tuple':
        return type.items.every((item) => this.#isPlain(item))
      case 'anon':
        return type.fields.every((field) => this.#isPlain(field.type))
      case 'def':
        return this.#isPlainDefinition(type.name) && type.args.every((arg) => this.#isPlain(arg))
      case 'param':
      case 'local':
        return true
    }
  }

  #isPlainDefinition(name: string): boolean {
    const known = this.#plain.get(name)
    if (known !== undefined) return known
    // A type that contains itself is plain where the rest of it is.
    this.#plain.set(name, true)
    const def = this.#options.to.types.get(name)
    const isPlain =
      def !== undefined &&
      def.k !== 'class' &&
      def.k !== 'exception' &&
      this.#options.sharesInstances(name) &&
      !hasMutableField(def) &&
      fieldsOf(def).every((field) => this.#isPlain(field.type))
    this.#plain.set(name, isPlain)
    return isPlain
  }

  #isRecursive(name: string): boolean {
    const known = this.#recursive.get(name)
    if (known !== undefined) return known
    const reached = new Set<string>()
    const visit = (type: TypeRep): void => {
      for (const each of namesIn(type)) {
        if (reached.has(each)) continue
        reached.add(each)
        const def = this.#options.to.types.get(each)
        for (const field of def === undefined ? [] : fieldsOf(def)) visit(field.type)
      }
    }
    const def = this.#options.to.types.get(name)
    for (const field of def === undefined ? [] : fieldsOf(def)) visit(field.type)
    this.#recursive.set(name, reached.has(name))
    return reached.has(name)
  }
}

type Case = Extract<TypeDef, { k: 'union' }>['cases'][number]
type Omitted<T> = T extends unknown ? Omit<T, 'type' | 'displayName' | 'isShared'> : never
type Contents = Omitted<TypeConversion>

const KEEP: Conversion = { k: 'keep' }

/** Types that a plan may name; only one that contains ever larger ones of itself has more. */
const TYPES_MAX = 1000

/** Types of the library whose values change, or hold code. */
const CHANGING = new Set(
  'array ref ResizeArray Queue Stack Dictionary HashSet SortedDictionary SortedSet LinkedList seq Lazy'.split(' '),
)

const A: Readonly<Record<TypeDef['k'], string>> = {
  record: 'a record',
  union: 'a union',
  enum: 'an enum',
  class: 'a class',
  exception: 'an exception',
}

interface Whole {
  readonly isBig: boolean
  readonly min: bigint
  readonly max: bigint
}

const UNBOUNDED = 2n ** 4096n
const WHOLE: Readonly<Partial<Record<PrimitiveName, Whole>>> = {
  byte: { isBig: false, min: 0n, max: 255n },
  sbyte: { isBig: false, min: -128n, max: 127n },
  int16: { isBig: false, min: -(2n ** 15n), max: 2n ** 15n - 1n },
  uint16: { isBig: false, min: 0n, max: 2n ** 16n - 1n },
  int: { isBig: false, min: -(2n ** 31n), max: 2n ** 31n - 1n },
  uint32: { isBig: false, min: 0n, max: 2n ** 32n - 1n },
  int64: { isBig: true, min: -(2n ** 63n), max: 2n ** 63n - 1n },
  uint64: { isBig: true, min: 0n, max: 2n ** 64n - 1n },
  bigint: { isBig: true, min: -UNBOUNDED, max: UNBOUNDED },
}

function isKeep(conversion: Conversion): boolean {
  return conversion.k === 'keep'
}

/** What a field that a value does not have holds; undefined where nobody said. */
function refillOf({ type, ...field }: FieldDef): FieldSource | undefined {
  if (field.default !== undefined && type.k === 'prim') return { k: 'default', value: field.default, type: type.name }
  return type.k === 'lib' && type.name === 'option' ? { k: 'none' } : undefined
}

/** A type's argument; the checker has given each type as many as it has parameters. */
function argument(args: readonly TypeRep[], index: number): TypeRep {
  const found = args[index]
  assert(found !== undefined, 'a type has as many arguments as parameters')
  return found
}

/** What an option holds; any other type is itself. */
function wanted(type: TypeRep): TypeRep {
  return type.k === 'lib' && type.name === 'option' ? argument(type.args, 0) : type
}

/** Fields without names go by their places, whatever they were called for it. */
function numbered(fields: readonly FieldDef[]): readonly FieldDef[] {
  return fields.map((field, index) => (isUnnamed(field.name) ? { ...field, name: `Item${index + 1}` } : field))
}
