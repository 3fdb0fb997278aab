import { unreachable } from '@fsrs/base'
import type { Constant, PrimitiveName, TypeRep } from '@fsrs/chunk'

import { Dictionary } from '../library/hash-table.ts'
import type { HashTable } from '../library/hash-table.ts'
import { KeyValuePair } from '../library/key-value-pair.ts'
import { support } from '../library/support.ts'
import { machine } from '../machine/machine.ts'
import { anonymousClass } from '../values/anonymous-class.ts'
import { renewedRep, withType } from '../values/program-types.ts'
import { Box, Lazy, List, NIL, Ref, Result, Seq, Some, Tuple2, tupleClass } from '../values/values.ts'
import type { Instance, Rep, TypeInfo } from '../values/values.ts'
import type {
  CaseConversion,
  Conversion,
  ConversionPlan,
  ConversionReport,
  FieldSource,
  LostField,
  TypeConversion,
} from './state-conversion.ts'

/** Makes a value of the new type of one of the old. */
export type Convert = (raw: unknown) => unknown

/** What a conversion needs of the two programs. */
export interface ConverterContext {
  /** The class of a type of the new program, with the instances of a union's cases that have no fields. */
  classOf(type: string): (new (...fields: unknown[]) => Instance) & {
    readonly prototype: Instance
    readonly empty: readonly (Instance | undefined)[]
  }
  /** A type of the new program, by its unique name. */
  infoOf(type: string): TypeInfo | undefined
  /** The new program's function in place of the old one's; undefined where there is none of that type. */
  rebind(fn: unknown, type: TypeRep): unknown
  /** A function of one argument of the new program, by its unique name. */
  functionOf(global: string): Convert
  /** Whether functions may be made of text here: those are some times faster. */
  readonly canGenerate: boolean
  /** Old object → new one, for all that must stay one object; shared by all cells of a program. */
  readonly seen: Map<object, unknown>
  readonly report: ConversionReport
}

/** The function that a plan describes. What it cannot do it notes in the report, and answers with anything. */
export function makeConverter(plan: ConversionPlan, context: ConverterContext): Convert {
  return new ConverterMaker(plan, context).make(plan.root)
}

const keep: Convert = (raw) => raw

class ConverterMaker {
  private readonly plan: ConversionPlan
  private readonly context: ConverterContext
  private readonly types: (Convert | undefined)[] = []

  constructor(plan: ConversionPlan, context: ConverterContext) {
    this.plan = plan
    this.context = context
  }

  make(conversion: Conversion): Convert {
    switch (conversion.k) {
      case 'keep':
      case 'same':
        return keep
      case 'toBig':
        return (raw) => BigInt(raw as number)
      case 'toWhole':
        return this.whole(conversion)
      case 'list':
        return list(this.make(conversion.item))
      case 'option': {
        const item = this.make(conversion.item)
        return (raw) => (raw === null ? null : new Some(item((raw as Some).f0)))
      }
      case 'ref':
        return this.shared(
          () => new Ref<unknown>(undefined),
          (made, raw, item) => {
            made.f0 = item((raw as Ref).f0)
          },
          conversion.item,
        )
      case 'items':
        return this.items(this.make(conversion.item))
      case 'seq':
        return this.sequence(this.make(conversion.item), conversion.item.k === 'keep')
      case 'lazy':
        return this.lazy(this.make(conversion.item), conversion.item.k === 'keep')
      case 'array':
        return this.array(this.make(conversion.item), conversion.element, conversion.item.k === 'keep')
      case 'Set':
      case 'HashSet':
        return this.keyed(conversion.k, this.make(conversion.item))
      case 'Map':
      case 'Dictionary': {
        const [key, value] = [this.make(conversion.key), this.make(conversion.value)]
        return this.keyed(conversion.k, (raw) => new Tuple2(key((raw as Tuple2).f0), value((raw as Tuple2).f1)))
      }
      case 'KeyValuePair': {
        const [key, value] = [this.make(conversion.key), this.make(conversion.value)]
        return (raw) => new KeyValuePair(key((raw as KeyValuePair).f0), value((raw as KeyValuePair).f1))
      }
      case 'Result': {
        const both = [this.make(conversion.ok), this.make(conversion.error)]
        return (raw) => new Result((raw as Result).tag, (both[(raw as Result).tag] as Convert)((raw as Result).f0))
      }
      case 'tuple':
        return this.fields(tupleClass(conversion.items.length), [], oldFields(conversion.items))
      case 'anon':
        return this.lossless(
          this.fields(anonymousClass(conversion.names), [], conversion.fields),
          conversion.lost,
          'an anonymous record',
        )
      case 'type':
        return this.type(conversion.id)
      case 'function':
        return (raw) => this.function(raw, conversion.type, conversion.mayStay)
      case 'dynamic':
        return (raw) => this.dynamic(raw)
      case 'migrate': {
        const [first, migrate] = [this.make(conversion.first), this.context.functionOf(conversion.global)]
        return (raw) => migrate(first(raw))
      }
    }
    return unreachable(conversion)
  }

  // ---- numbers

  private whole({ isBig, min, max }: Extract<Conversion, { k: 'toWhole' }>): Convert {
    return (raw) => {
      const whole = typeof raw === 'bigint' ? raw : Number.isInteger(raw) ? BigInt(raw as number) : undefined
      if (whole === undefined || whole < min || whole > max || Object.is(raw, -0)) {
        this.lose('fractions or large numbers')
        return isBig ? 0n : 0
      }
      return isBig ? whole : Number(whole)
    }
  }

  // ---- collections

  private shared<Made extends object>(
    make: () => Made,
    fill: (made: Made, raw: unknown, item: Convert) => void,
    itemConversion: Conversion,
  ): Convert {
    const { seen } = this.context
    const item = this.make(itemConversion)
    return (raw) => {
      const known = seen.get(raw as object)
      if (known !== undefined) return known
      const made = make()
      seen.set(raw as object, made)
      fill(made, raw, item)
      return made
    }
  }

  /** .NET's List, Queue and Stack: their items in an array. */
  private items(item: Convert): Convert {
    const { seen } = this.context
    return (raw) => {
      const known = seen.get(raw as object)
      if (known !== undefined) return known
      const { items } = raw as { readonly items: readonly unknown[] }
      const made = Object.create(Object.getPrototypeOf(raw) as object) as { items: unknown[]; version: number }
      made.items = []
      made.version = 0
      seen.set(raw as object, made)
      machine.charge(items.length)
      made.items = items.map(item)
      return made
    }
  }

  private array(item: Convert, element: TypeRep, isKept: boolean): Convert {
    const { seen } = this.context
    const make = arrayMaker(element)
    return (raw) => {
      const known = seen.get(raw as object)
      if (known !== undefined) return known
      const old = raw as ArrayLike<unknown> & { slice(): unknown }
      machine.charge(old.length)
      const made = isKept ? old.slice() : make(old.length)
      seen.set(old, made)
      if (isKept) return made
      // One that is not of numbers begins empty and grows: filling one of that length first takes longer than the items.
      for (let index = 0; index < old.length; index++) (made as unknown[])[index] = item(old[index])
      return made
    }
  }

  private sequence(item: Convert, isKept: boolean): Convert {
    const { report } = this.context
    const ofList = list(item)
    const ofArray = this.array(item, { k: 'prim', name: 'obj' }, false)
    const ofItems = this.items(item)
    return (raw) => {
      if (raw instanceof List) return ofList(raw)
      if (Array.isArray(raw) || ArrayBuffer.isView(raw)) return ofArray(raw)
      if (typeof raw === 'object' && raw !== null && 'items' in raw && Array.isArray(raw.items)) return ofItems(raw)
      if (raw instanceof Seq && isKept) report.staleFunctions++
      else if (!isKept) report.refusals.add('it holds a sequence that is made when it is asked for')
      return raw
    }
  }

  private lazy(item: Convert, isKept: boolean): Convert {
    const { report, seen } = this.context
    return (raw) => {
      const known = seen.get(raw as object)
      if (known !== undefined) return known
      const old = raw as Lazy
      if (!old.isValueCreated) {
        if (isKept) report.staleFunctions++
        else report.refusals.add('it holds a lazy value that has not been computed')
        return raw
      }
      const made = new Lazy(undefined, item(old.force()))
      seen.set(old, made)
      return made
    }
  }

  /** Their order and their equality are those of the new type, so they are built anew. */
  private keyed(of: 'Map' | 'Set' | 'Dictionary' | 'HashSet', item: Convert): Convert {
    const { seen, report } = this.context
    const mayChange = of === 'Dictionary' || of === 'HashSet'
    return (raw) => {
      const known = mayChange ? seen.get(raw as object) : undefined
      if (known !== undefined) return known
      const items = Array.from(raw as Iterable<unknown>, item)
      const made = support.makeCollection(of, items) as { readonly size?: number; readonly table?: HashTable }
      const size = made.size ?? made.table?.size ?? [...(made as Iterable<unknown>)].length
      if (size !== items.length) report.refusals.add(`keys of a ${of} that were different would become the same`)
      if (mayChange) seen.set(raw as object, made)
      // What `dict` made stays as it was.
      if (raw instanceof Dictionary && raw.isReadOnly) return Object.assign(made, { isReadOnly: true })
      return made
    }
  }

  // ---- types of the program

  private type(id: number): Convert {
    const known = this.types[id]
    if (known !== undefined) return known
    // A type may contain itself: what refers to it is resolved at the first call.
    this.types[id] = (raw) => (this.types[id] as Convert)(raw)
    const type = this.plan.types[id] as TypeConversion
    const made = this.counted(type, this.makeType(type))
    this.types[id] = type.isShared ? this.once(made) : made
    return this.types[id]
  }

  private makeType(type: TypeConversion): Convert {
    const { displayName } = type
    switch (type.k) {
      case 'record': {
        const made = this.context.classOf(type.type)
        const convert = type.isMutable ? this.inPlace(made, type.fields) : this.fields(made, [], type.fields)
        return this.lossless(this.typed(made, convert), type.lost, displayName)
      }
      case 'union': {
        const cases = type.cases.map((each) => this.unionCase(type, each))
        return (raw) => (cases[(raw as Instance).tag] as Convert)(raw)
      }
      case 'enum':
        return this.enumeration(type)
    }
    return unreachable(type)
  }

  private unionCase({ type, displayName }: TypeConversion, each: CaseConversion): Convert {
    const { report } = this.context
    if (each.k === 'removed') {
      const what = `${displayName}.${each.name}`
      report.removedCases.set(what, 0)
      return (raw) => {
        report.removedCases.set(what, (report.removedCases.get(what) ?? 0) + 1)
        return raw
      }
    }
    const made = this.context.classOf(type)
    const empty = made.empty[each.tag]
    if (empty !== undefined)
      return this.lossless(
        this.typed(made, () => empty),
        each.lost,
        displayName,
      )
    return this.lossless(this.typed(made, this.fields(made, [each.tag], each.fields)), each.lost, displayName)
  }

  /** A value that knows its type still does: the same type of the new program. */
  private typed({ prototype }: { readonly prototype: Instance }, convert: Convert): Convert {
    if (prototype.info.def.parameters === 0) return convert
    const infoOf = (name: string): TypeInfo | undefined => this.context.infoOf(name)
    return (raw) => {
      const made = convert(raw) as Instance
      const { rep } = raw as Instance
      return rep === undefined ? made : withType(made, renewedRep(rep, infoOf) ?? this.withoutType(rep))
    }
  }

  private withoutType(rep: Rep): Rep {
    this.context.report.refusals.add('it holds a value whose members ask for a type that is no longer there')
    return rep
  }

  private enumeration({ displayName, values, names }: Extract<TypeConversion, { k: 'enum' }>): Convert {
    const { removedCases, refusals } = this.context.report
    for (const [value, name] of names) if (!values.has(value)) removedCases.set(`${displayName}.${name}`, 0)
    return (raw) => {
      const value = values.get(raw as number)
      if (value !== undefined) return value
      const name = names.get(raw as number)
      if (name === undefined) refusals.add(`it holds the value ${String(raw)} of ${displayName}, which has no name`)
      else removedCases.set(`${displayName}.${name}`, (removedCases.get(`${displayName}.${name}`) ?? 0) + 1)
      return raw
    }
  }

  private counted({ displayName, k }: TypeConversion, convert: Convert): Convert {
    if (k === 'enum') return convert
    const { converted } = this.context.report
    const counter = converted.get(displayName) ?? { count: 0 }
    converted.set(displayName, counter)
    return (raw) => {
      counter.count++
      return convert(raw)
    }
  }

  /** An object that may be met again, or meets itself, is made once. */
  private once(convert: Convert): Convert {
    const { seen } = this.context
    return (raw) => {
      const known = seen.get(raw as object)
      if (known !== undefined) return known
      const made = convert(raw)
      seen.set(raw as object, made)
      return made
    }
  }

  /** Makes the object before its fields, which may refer to it. */
  private inPlace(made: new (...fields: unknown[]) => object, sources: readonly FieldSource[]): Convert {
    const { seen } = this.context
    const gets = sources.map((source) => this.source(source))
    return (raw) => {
      machine.step()
      const instance = new made() as Record<string, unknown>
      seen.set(raw as object, instance)
      for (const [index, get] of gets.entries()) instance[`f${index}`] = get(raw)
      return instance
    }
  }

  // ---- fields

  private fields(
    made: new (...fields: never[]) => object,
    leading: readonly unknown[],
    sources: readonly FieldSource[],
  ): Convert {
    if (this.context.canGenerate) return this.generated(made, leading, sources)
    const gets = sources.map((source) => this.source(source))
    const create = made as new (...fields: unknown[]) => object
    return (raw) => {
      machine.step()
      return new create(...leading, ...gets.map((get) => get(raw)))
    }
  }

  /** The same as text: every type gets its own code, so that the shape of its instances is known where they are read. */
  private generated(
    made: new (...fields: never[]) => object,
    leading: readonly unknown[],
    sources: readonly FieldSource[],
  ): Convert {
    const constants: unknown[] = []
    const constant = (value: unknown): string => `k${constants.push(value) - 1}`
    const texts = sources.map((source) => {
      if (source.k === 'none') return 'null'
      if (source.k === 'default') return constant(valueOfConstant(source.value, source.type))
      const field = `v.f${source.index}`
      return source.conversion.k === 'keep' ? field : `${constant(this.make(source.conversion))}(${field})`
    })
    const names = constants.map((_, index) => `k${index}`)
    const args = [...leading.map(String), ...texts]
    const body = `"use strict";return function(v){if(--m.fuel<0)m.tick();return new C(${args.join(',')})}`
    return new Function('C', 'm', ...names, body)(made, machine, ...constants) as Convert
  }

  private source(source: FieldSource): Convert {
    switch (source.k) {
      case 'none':
        return () => null
      case 'default': {
        const value = valueOfConstant(source.value, source.type)
        return () => value
      }
      case 'old': {
        const convert = this.make(source.conversion)
        const key = `f${source.index}`
        return (raw) => convert((raw as Record<string, unknown>)[key])
      }
    }
    return unreachable(source)
  }

  /** Notes what fields that the new type does not have held, where that was more than nothing. */
  private lossless(convert: Convert, lost: readonly LostField[], of: string): Convert {
    if (lost.length === 0) return convert
    const checks = lost.map(({ index, name, refill }) => {
      const isLost = lossOf(refill)
      return (raw: unknown): void => {
        if (isLost((raw as Record<string, unknown>)[`f${index}`])) this.lose(`${of}.${name}`)
      }
    })
    return (raw) => {
      for (const check of checks) check(raw)
      return convert(raw)
    }
  }

  // ---- what no type tells

  private function(raw: unknown, type: TypeRep, mayStay: boolean): unknown {
    const { report } = this.context
    const bound = this.context.rebind(raw, type)
    if (bound !== undefined) {
      report.reboundFunctions++
      return bound
    }
    if (mayStay) report.staleFunctions++
    else report.refusals.add('it holds a function whose type has changed')
    return raw
  }

  private dynamic(raw: unknown): unknown {
    if (raw === null || (raw instanceof Box && isOfLibrary(raw.rep))) return raw
    this.context.report.refusals.add('it holds a value as obj or exn whose own type is of the program')
    return raw
  }

  private lose(what: string): void {
    const { losses } = this.context.report
    losses.set(what, (losses.get(what) ?? 0) + 1)
  }
}

function oldFields(items: readonly Conversion[]): readonly FieldSource[] {
  return items.map((conversion, index) => ({ k: 'old', index, conversion }))
}

function list(item: Convert): Convert {
  return (raw) => {
    let rest = raw as List
    if (rest.tail === null) return NIL
    const first = new List<unknown>(item(rest.head), NIL)
    let last = first
    for (rest = rest.tail; rest.tail !== null; rest = rest.tail) {
      const next = new List<unknown>(item(rest.head), NIL)
      last.tail = next
      last = next
    }
    return first
  }
}

function arrayMaker(element: TypeRep): (length: number) => unknown {
  if (element.k === 'prim' && element.name === 'int') return (length) => new Int32Array(length)
  if (element.k === 'prim' && element.name === 'float') return (length) => new Float64Array(length)
  if (element.k === 'prim' && element.name === 'byte') return (length) => new Uint8Array(length)
  return () => []
}

function lossOf(refill: FieldSource | undefined): (value: unknown) => boolean {
  if (refill?.k === 'none') return (value) => value !== null
  if (refill?.k !== 'default') return () => true
  const value = valueOfConstant(refill.value, refill.type)
  return (held) => !support.equals(held, value)
}

function isOfLibrary(rep: Rep): boolean {
  switch (rep.k) {
    case 'prim':
      return rep.name !== 'exn'
    case 'lib':
      return rep.args.every(isOfLibrary)
    case 'tuple':
      return rep.items.every(isOfLibrary)
    case 'def':
    case 'fun':
    case 'anon':
      return false
  }
}

/** A constant as a value of a primitive type. */
function valueOfConstant(constant: Constant, type: PrimitiveName): unknown {
  switch (constant.type) {
    case 'unit':
    case 'null':
      return undefined
    case 'bigint':
      return BigInt(constant.value)
    case 'decimal':
      return support.decimal(constant.value)
    case 'float':
      return type === 'float32' ? Math.fround(Number(constant.value)) : Number(constant.value)
    case 'bool':
    case 'int':
    case 'char':
    case 'string':
      return constant.value
  }
}
