// What a conversion must come to, told a second time and as simply as can be: random types, random changes of them, values
// as text of the language, and what each value must be after the change. It shares nothing with the engine's own planner.

import fc from 'fast-check'

/** A type. Those with a name are defined once, where they stand: no two share one. */
export type Type =
  | { readonly k: 'int' | 'int64' | 'float' | 'string' }
  | { readonly k: 'list' | 'array' | 'option' | 'Map'; readonly item: Type }
  | { readonly k: 'tuple'; readonly items: readonly Type[] }
  | { readonly k: 'record'; readonly name: string; readonly fields: readonly Field[] }
  | { readonly k: 'union'; readonly name: string; readonly cases: readonly Field[] }

/** A field, or a case with its contents. `fill`: what one that is new holds, as text; undefined where nobody says. */
interface Field {
  readonly name: string
  readonly type: Type
  readonly fill?: string | undefined
}

/** A value: an integer, a text, the items of whatever holds some, or a case (`tag` is its name). */
export type Content = number | string | readonly Content[] | { readonly tag: string; readonly of: Content }

/** What became of a value; the reason is for whoever reads a failure. */
export type Outcome = { readonly ok: true; readonly value: Content } | { readonly ok: false; readonly why: string }

/** Names that no other type has. */
class Names {
  #next = 0
  take(prefix: string): string {
    return `${prefix}${this.#next++}`
  }
}

type Draw = fc.GeneratorValue

const below = (draw: Draw, end: number): number => draw(fc.nat, end - 1)
const anyOf = <T>(draw: Draw, ...items: readonly [T, ...T[]]): T => items[below(draw, items.length)] ?? items[0]

/** A random type. */
export function drawType(draw: Draw, names: Names = new Names(), depth = DEPTH): Type {
  const leaf = ['int', 'int', 'int64', 'float', 'string'] as const
  const whole = [...HOLDERS, 'record', 'union', 'record', 'record'] as const
  // The outermost type always holds others: of a bare number there is little to say.
  const k = depth === 0 ? anyOf(draw, ...leaf) : anyOf(draw, ...whole, ...(depth < DEPTH ? leaf : whole))
  const inner = (): Type => drawType(draw, names, depth - 1)
  const some = <T>(make: () => T): readonly T[] => Array.from({ length: 1 + below(draw, 3) }, make)
  switch (k) {
    case 'list':
    case 'array':
    case 'option':
    case 'Map':
      return { k, item: inner() }
    case 'tuple':
      return { k, items: [inner(), inner()] }
    case 'record':
      return { k, name: names.take('R'), fields: some(() => ({ name: names.take('F'), type: inner() })) }
    case 'union':
      return { k, name: names.take('U'), cases: some(() => ({ name: names.take('C'), type: inner() })) }
    case 'int':
    case 'int64':
    case 'float':
    case 'string':
      return { k }
  }
}

const DEPTH = 3
const HOLDERS = ['list', 'array', 'option', 'Map', 'tuple'] as const

/** The same type as somebody may have edited it; most places stay. */
export function drawChange(draw: Draw, type: Type, names: Names): Type {
  const inner = (each: Type): Type => drawChange(draw, each, names)
  const named = (fields: readonly Field[]): readonly Field[] =>
    fields.map((f) => ({ name: f.name, type: inner(f.type) }))
  const dice = below(draw, 8)
  switch (type.k) {
    case 'int':
      return dice > 3 ? type : { k: (['float', 'int64', 'float', 'string'] as const)[dice] ?? 'int' }
    case 'int64':
    case 'float':
    case 'string':
      return below(draw, 24) === 0 ? { k: 'int' } : type
    case 'list':
      return below(draw, 16) === 0 ? { k: 'array', item: type.item } : { k: 'list', item: inner(type.item) }
    case 'array':
    case 'option':
    case 'Map':
      return { k: type.k, item: inner(type.item) }
    case 'tuple':
      return { k: 'tuple', items: type.items.map(inner) }
    case 'record': {
      const come = Array.from({ length: Math.max(0, dice - 5) }, () => drawNewField(draw, names))
      return { ...type, fields: shuffled(draw, [...without(draw, named(type.fields)), ...come]) }
    }
    case 'union': {
      const come = dice > 5 ? [{ name: names.take('N'), type: { k: 'int' } as const }] : []
      return { ...type, cases: shuffled(draw, [...without(draw, named(type.cases)), ...come]) }
    }
  }
}

function drawNewField(draw: Draw, names: Names): Field {
  const name = names.take('N')
  const dice = below(draw, 8)
  if (dice === 0) return { name, type: { k: 'string' } }
  if (dice < 4) return { name, type: { k: 'int' }, fill: '7' }
  return { name, type: { k: 'option', item: { k: 'int' } }, fill: 'None' }
}

/** One less, now and then; never none. */
function without(draw: Draw, fields: readonly Field[]): readonly Field[] {
  if (fields.length === 1 || below(draw, 3) > 0) return fields
  const gone = below(draw, fields.length)
  return fields.filter((_, index) => index !== gone)
}

function shuffled<T>(draw: Draw, items: readonly T[]): readonly T[] {
  return draw(fc.shuffledSubarray<T>, [...items], { minLength: items.length })
}

/** A random value of a type. */
export function drawContent(draw: Draw, type: Type): Content {
  const inner = (each: Type): Content => drawContent(draw, each)
  switch (type.k) {
    case 'int':
    case 'int64':
    case 'float':
      return draw(fc.integer, { min: -1000, max: 1000 })
    case 'string':
      return anyOf(draw, '', 'a', 'ä b')
    case 'list':
    case 'array':
    case 'Map':
      return Array.from({ length: below(draw, 3) }, () => inner(type.item))
    case 'option':
      return Array.from({ length: below(draw, 2) }, () => inner(type.item))
    case 'tuple':
      return type.items.map(inner)
    case 'record':
      return type.fields.map((field) => inner(field.type))
    case 'union': {
      const { name, type: of } = type.cases[below(draw, type.cases.length)]!
      return { tag: name, of: inner(of) }
    }
  }
}

/** What a value must become, or why the change must be refused. */
export function expected(from: Type, to: Type, value: Content): Outcome {
  const why = whyNever(from, to)
  if (why !== undefined) return { ok: false, why }
  const gone = goneCase(from, to, value)
  return gone === undefined ? { ok: true, value: converted(from, to, value) } : { ok: false, why: `${gone} is used` }
}

/** Why no value can go over, whatever it is. */
function whyNever(from: Type, to: Type): string | undefined {
  if (from.k === 'int' && (to.k === 'float' || to.k === 'int64')) return undefined
  if (from.k !== to.k) return `${from.k} cannot become ${to.k}`
  if (from.k === 'record' && to.k === 'record') return whyNeverRecord(from.fields, to.fields)
  return firstOf(pairsOf(from, to).map(([a, b]) => whyNever(a, b)))
}

function whyNeverRecord(from: readonly Field[], to: readonly Field[]): string | undefined {
  const gone = from.filter((field) => find(to, field.name) === undefined)
  const come = to.filter((field) => find(from, field.name) === undefined)
  const unfilled = come.find(({ fill }) => fill === undefined)
  if (unfilled !== undefined) return `nothing says what ${unfilled.name} holds`
  const namesake = gone.find((a) => come.some((b) => isSame(a.type, b.type) || isSame(a.type, wanted(b.type))))
  if (namesake !== undefined) return `${namesake.name} may have been renamed`
  return firstOf(both(from, to).map(([a, b]) => whyNever(a.type, b.type)))
}

/** Whether nothing is lost on the way there whatever the value is, so that the way back needs no snapshot. */
export function losesNothing(from: Type, to: Type): boolean {
  if (from.k === 'record' && to.k === 'record' && from.fields.some(({ name }) => find(to.fields, name) === undefined))
    return false
  return pairsOf(from, to).every(([a, b]) => losesNothing(a, b))
}

/** The parts of a type that two versions of it have in common. */
function pairsOf(from: Type, to: Type): readonly (readonly [Type, Type])[] {
  if ('item' in from && 'item' in to) return [[from.item, to.item]]
  if (from.k === 'tuple' && to.k === 'tuple') return from.items.map((item, index) => [item, to.items[index]!])
  if (from.k === 'record' && to.k === 'record') return both(from.fields, to.fields).map(([a, b]) => [a.type, b.type])
  if (from.k === 'union' && to.k === 'union') return both(from.cases, to.cases).map(([a, b]) => [a.type, b.type])
  return []
}

/** A case that the value uses and that is gone. */
function goneCase(from: Type, to: Type, value: Content): string | undefined {
  const inner = (a: Type, b: Type, of: Content): string | undefined => goneCase(a, b, of)
  if ('item' in from && 'item' in to) return firstOf(items(value).map((each) => inner(from.item, to.item, each)))
  if (from.k === 'tuple' && to.k === 'tuple')
    return firstOf(items(value).map((each, index) => inner(from.items[index]!, to.items[index]!, each)))
  if (from.k === 'record' && to.k === 'record')
    return firstOf(
      both(from.fields, to.fields).map(([a, b]) => inner(a.type, b.type, items(value)[from.fields.indexOf(a)]!)),
    )
  if (from.k === 'union' && to.k === 'union') {
    const { tag, of } = caseOf(value)
    const now = find(to.cases, tag)
    return now === undefined ? tag : inner(find(from.cases, tag)!.type, now.type, of)
  }
  return undefined
}

/** The value in the new type; new fields are text already. */
function converted(from: Type, to: Type, value: Content): Content {
  if ('item' in from && 'item' in to) return items(value).map((each) => converted(from.item, to.item, each))
  if (from.k === 'tuple' && to.k === 'tuple')
    return items(value).map((each, index) => converted(from.items[index]!, to.items[index]!, each))
  if (from.k === 'record' && to.k === 'record') {
    return to.fields.map((field) => {
      const old = from.fields.findIndex(({ name }) => name === field.name)
      if (old === -1) return field.fill === 'None' ? [] : Number(field.fill)
      return converted(from.fields[old]!.type, field.type, items(value)[old]!)
    })
  }
  if (from.k === 'union' && to.k === 'union') {
    const { tag, of } = caseOf(value)
    return { tag, of: converted(find(from.cases, tag)!.type, find(to.cases, tag)!.type, of) }
  }
  return value
}

/** The definitions that a type needs, innermost first. */
export function definitionsOf(type: Type): readonly string[] {
  const fields = type.k === 'record' ? type.fields : type.k === 'union' ? type.cases : []
  const parts = 'item' in type ? [type.item] : type.k === 'tuple' ? type.items : fields.map((field) => field.type)
  const inner = parts.flatMap(definitionsOf)
  const attribute = ({ fill }: Field): string => (fill === undefined || fill === 'None' ? '' : `[<Default(${fill})>] `)
  if (type.k === 'record') {
    const text = type.fields.map((field) => `${attribute(field)}${field.name}: ${typeOf(field.type)}`).join('; ')
    return [...inner, `type ${type.name} = { ${text} }`]
  }
  if (type.k === 'union')
    return [
      ...inner,
      `type ${type.name} = ${type.cases.map((each) => `| ${each.name} of ${typeOf(each.type)}`).join(' ')}`,
    ]
  return inner
}

/** A type as the language writes it. */
export function typeOf(type: Type): string {
  switch (type.k) {
    case 'list':
    case 'array':
    case 'option':
      return `(${typeOf(type.item)}) ${type.k}`
    case 'Map':
      return `Map<string, ${typeOf(type.item)}>`
    case 'tuple':
      return `(${type.items.map(typeOf).join(' * ')})`
    case 'record':
    case 'union':
      return type.name
    case 'int':
    case 'int64':
    case 'float':
    case 'string':
      return type.k
  }
}

/** A value as the language writes it. */
export function textOf(type: Type, value: Content): string {
  const all = (item: Type): string =>
    items(value)
      .map((each) => textOf(item, each))
      .join('; ')
  switch (type.k) {
    case 'int':
      return `(${JSON.stringify(value)})`
    case 'int64':
      return `(${JSON.stringify(value)}L)`
    case 'float':
      return `(${JSON.stringify(value)}.0)`
    case 'string':
      return JSON.stringify(value)
    case 'list':
      return `[ ${all(type.item)} ]`
    case 'array':
      return `[| ${all(type.item)} |]`
    case 'option':
      return items(value).length === 0 ? 'None' : `(Some ${all(type.item)})`
    case 'Map':
      return `(Map.ofList [ ${items(value)
        .map((each, index) => `("k${index}", ${textOf(type.item, each)})`)
        .join('; ')} ])`
    case 'tuple':
      return `(${type.items.map((item, index) => textOf(item, items(value)[index]!)).join(', ')})`
    case 'record':
      return `{ ${type.fields.map(({ name, type: t }, index) => `${name} = ${textOf(t, items(value)[index]!)}`).join('; ')} }`
    case 'union': {
      const { tag, of } = caseOf(value)
      return `(${tag} ${textOf(find(type.cases, tag)!.type, of)})`
    }
  }
}

/** New names that meet none of `drawType`'s. */
export function namesForChanges(): Names {
  return new Names()
}

function isSame(a: Type, b: Type): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function wanted(type: Type): Type {
  return type.k === 'option' ? type.item : type
}

function find(fields: readonly Field[], name: string): Field | undefined {
  return fields.find((field) => field.name === name)
}

function both(from: readonly Field[], to: readonly Field[]): readonly (readonly [Field, Field])[] {
  return from.flatMap((field) => {
    const now = find(to, field.name)
    return now === undefined ? [] : [[field, now] as const]
  })
}

function firstOf(found: readonly (string | undefined)[]): string | undefined {
  return found.find((each) => each !== undefined)
}

function items(value: Content): readonly Content[] {
  if (!Array.isArray(value)) throw new TypeError('the value has no items')
  return value as readonly Content[]
}

function caseOf(value: Content): { readonly tag: string; readonly of: Content } {
  if (typeof value !== 'object' || !('tag' in value)) throw new TypeError('the value is no case')
  return value
}
