/** Writes a value that no clause takes as an F# pattern, from what the path to it has learnt. */
import type { Literal } from '../syntax/ast.ts'
import { isLibrary } from '../types/builtins.ts'
import { casesOf, type Head, type Occurrence } from './match-heads.ts'
import type { Facts, MissingCase } from './match-tree.ts'
import { enumCases } from '../types/net-constants.ts'
import type { EnumCase } from '../types/net-constants.ts'
import type { TypeConstructor } from '../types/types.ts'

interface Known {
  readonly is: Head | undefined
  readonly isNot: readonly Head[]
}

/** Where a pattern stands: alone, beside an operator, or as the argument of a case. */
type Place = 'whole' | 'operand' | 'argument'

/** How deep a witness is written out; below stands `_`. */
const DEPTH = 12
/** How many witnesses one match shows. */
const LIMIT = 3

/** A value that a match misses. */
export interface Witness {
  /** As an F# pattern. */
  readonly text: string
  /** Whether a number that is none of its enum's cases is in it. */
  readonly isUnnamed: boolean
}

/** The values that a match misses, at most three, each once; those of named cases alone where there are such. */
export function witnesses(root: Occurrence, missing: readonly MissingCase[]): readonly Witness[] {
  const all = allWitnesses(root, missing)
  const named = all.filter((each) => !each.isUnnamed)
  return named.length > 0 ? named : all
}

function allWitnesses(root: Occurrence, missing: readonly MissingCase[]): readonly Witness[] {
  const found: Witness[] = []
  const add = (witness: Witness): void => {
    if (found.length < LIMIT && !found.some(({ text }) => text === witness.text)) found.push(witness)
  }
  for (const each of missing) {
    const last = each.facts
    const choices = last?.is === undefined ? (last?.isNot[0] === undefined ? 1 : missingCount(last, last.on)) : 1
    for (let choice = 0; choice < Math.min(choices, LIMIT); choice++) {
      const writer = new WitnessWriter(each.facts, last?.on, choice)
      const text = writer.write(root, 'whole', DEPTH)
      add({ text, isUnnamed: writer.isUnnamed })
    }
  }
  return found
}

/** How many heads of a closed type are left; one of an open type is example enough. */
function missingCount(known: Known, on: Occurrence): number {
  const [first] = known.isNot
  if (first === undefined) return 1
  if (first.kind === 'Const') return Math.max(1, namesLeft(on, known).length)
  if (first.kind === 'Case') return first.count - known.isNot.length
  return first.kind === 'Active' && !first.isPartial ? first.count - known.isNot.length : 1
}

class WitnessWriter {
  readonly #known = new Map<Occurrence, Known[]>()
  /** Occurrences below which something is known. */
  readonly #interesting = new Set<Occurrence>()
  readonly #varied: Occurrence | undefined
  readonly #choice: number
  #isUnnamed = false

  /** See `Witness`, of what has been written. */
  get isUnnamed(): boolean {
    return this.#isUnnamed
  }

  constructor(facts: Facts, varied: Occurrence | undefined, choice: number) {
    this.#varied = varied
    this.#choice = choice
    for (let fact = facts; fact !== undefined; fact = fact.before) {
      const all = this.#known.get(fact.on)
      if (all === undefined) this.#known.set(fact.on, [fact])
      else all.push(fact)
      let on: Occurrence | undefined = fact.on
      while (on !== undefined && !this.#interesting.has(on)) {
        this.#interesting.add(on)
        on = on.access.kind === 'Root' ? undefined : on.access.of
      }
    }
  }

  write(on: Occurrence, place: Place, depth: number): string {
    if (depth === 0 || !this.#interesting.has(on)) return '_'
    const known = this.#known.get(on) ?? []
    const positive = known.find((each) => each.is !== undefined && each.is.kind !== 'Type')
    if (positive?.is !== undefined) return this.#writeHead(on, positive.is, place, depth)
    const negative = known.find((each) => each.isNot[0]?.family === 'data' || each.isNot[0]?.kind === 'Active')
    if (negative !== undefined) return this.#writeOther(on, negative, place)
    const cast = known.find((each) => each.is?.kind === 'Type')
    if (cast?.is !== undefined) return wrap(`:? ${cast.is.key}`, place)
    return this.#writeParts(on, depth)
  }

  #writeHead(on: Occurrence, head: Head, place: Place, depth: number): string {
    switch (head.kind) {
      case 'Const':
        return enumName(on, head.value) ?? constantText(head.value)
      case 'Array':
        return `[|${head.children.map((each) => this.write(each, 'whole', depth - 1)).join('; ')}|]`
      case 'Exception':
        return this.#apply(head.case.name, head.case.fields.length, (i) => head.children[i], place, depth)
      case 'Failure':
        return wrap('Failure _', place)
      case 'Active': {
        const [payload] = head.children
        const name = head.cases[head.index]!
        return payload === undefined ? name : this.#apply(name, 1, () => payload, place, depth)
      }
      case 'Type':
        return wrap(`:? ${head.key}`, place)
      case 'Case':
        break
    }
    if (head.of === 'bool') return head.index === 1 ? 'true' : 'false'
    if (head.of === 'list') {
      if (head.index === 0) return '[]'
      const [first, rest] = head.children
      const text = `${this.write(first!, 'operand', depth - 1)} :: ${this.write(rest!, 'whole', depth - 1)}`
      return place === 'whole' ? text : `(${text})`
    }
    const info = casesOf(ownerOf(on)!)[head.index]!
    return this.#apply(info.name, info.fields.length, (i) => head.children[i], place, depth)
  }

  #apply(
    name: string,
    count: number,
    child: (i: number) => Occurrence | undefined,
    place: Place,
    depth: number,
  ): string {
    if (count === 0) return name
    const parts = Array.from({ length: count }, (_, i) => {
      const part = child(i)
      return part === undefined ? '_' : this.write(part, count === 1 ? 'argument' : 'whole', depth - 1)
    })
    return wrap(count === 1 ? `${name} ${parts[0]}` : `${name} (${parts.join(', ')})`, place)
  }

  /** Something that is none of the heads that were tested. */
  #writeOther(on: Occurrence, known: Known, place: Place): string {
    const [first] = known.isNot
    const choice = on === this.#varied ? this.#choice : 0
    switch (first?.kind) {
      case 'Case': {
        const free = Array.from({ length: first.count }, (_, i) => i).filter(
          (i) => !known.isNot.some((head) => head.kind === 'Case' && head.index === i),
        )
        const index = free[choice] ?? free[0]!
        if (first.of === 'bool') return index === 1 ? 'true' : 'false'
        if (first.of === 'list') return index === 0 ? '[]' : place === 'whole' ? '_ :: _' : '(_ :: _)'
        const info = casesOf(ownerOf(on)!)[index]!
        return caseText(info, place)
      }
      case 'Active': {
        if (first.isPartial) return '_'
        const names = first.cases.filter(
          (_, i) => !known.isNot.some((head) => head.kind === 'Active' && head.index === i),
        )
        return names[choice] ?? '_'
      }
      case 'Const':
        if (enumOf(on) !== undefined) return this.#writeEnum(on, known, choice, place)
        return otherConstant(known.isNot.flatMap((head) => (head.kind === 'Const' ? [head.value] : [])))
      case 'Array': {
        let length = 0
        const taken = new Set(known.isNot.map((head) => (head.kind === 'Array' ? head.length : -1)))
        while (taken.has(length)) length++
        return `[|${Array.from({ length }, () => '_').join('; ')}|]`
      }
      default:
        return '_'
    }
  }

  /** A case of an enum that is left, or a number that is none. */
  #writeEnum(on: Occurrence, known: Known, choice: number, place: Place): string {
    const left = namesLeft(on, known)
    const name = left[choice] ?? left[0]
    if (name !== undefined) return name
    this.#isUnnamed = true
    const taken = new Set(known.isNot.map(numberOf))
    let number = 0
    while (taken.has(number)) number++
    return wrap(`enum<${ownerOf(on)!.name}> ${number}`, place)
  }

  /** A tuple, record or single case, which no test was needed for. */
  #writeParts(on: Occurrence, depth: number): string {
    const { type } = on
    if (type.kind === 'Tuple') {
      const parts = type.items.map((_, i) => {
        const part = on.children.get(`${i}`)
        return part === undefined ? '_' : this.write(part, 'whole', depth - 1)
      })
      return `(${parts.join(', ')})`
    }
    if (type.kind !== 'Named') return '_'
    const { definition } = type.constructor
    if (definition.kind === 'Record') {
      const parts = definition.fields.flatMap((field) => {
        const part = on.children.get(`${field.index}`)
        return part === undefined || !this.#interesting.has(part)
          ? []
          : [`${field.name} = ${this.write(part, 'whole', depth - 1)}`]
      })
      return `{ ${parts.join('; ')} }`
    }
    const content = isLibrary(type, 'ref') ? on.children.get('0') : undefined
    if (content !== undefined) return `{ contents = ${this.write(content, 'whole', depth - 1)} }`
    if (definition.kind === 'Union' && definition.cases.length === 1) {
      const [info] = definition.cases
      return this.#apply(info!.name, info!.fields.length, (i) => on.children.get(`${i}`), 'argument', depth)
    }
    return '_'
  }
}

function enumOf(on: Occurrence): readonly EnumCase[] | undefined {
  const owner = ownerOf(on)
  return owner && enumCases(owner)
}

function numberOf(head: Head): number | undefined {
  return head.kind === 'Const' && head.value.type === 'int' ? head.value.value : undefined
}

function enumName(on: Occurrence, value: Literal): string | undefined {
  const found = value.type === 'int' ? enumOf(on)?.find((each) => each.value === value.value) : undefined
  return found && `${ownerOf(on)!.name}.${found.name}`
}

/** The cases of an enum that no rule takes. */
function namesLeft(on: Occurrence, { isNot }: Known): readonly string[] {
  const taken = new Set(isNot.map(numberOf))
  const left = enumOf(on)?.filter((each) => !taken.has(each.value)) ?? []
  return left.map((each) => `${ownerOf(on)!.name}.${each.name}`)
}

function ownerOf(on: Occurrence): TypeConstructor | undefined {
  return on.type.kind === 'Named' ? on.type.constructor : undefined
}

function caseText(info: { readonly name: string; readonly fields: readonly unknown[] }, place: Place): string {
  if (info.fields.length === 0) return info.name
  if (info.fields.length === 1) return wrap(`${info.name} _`, place)
  return wrap(`${info.name} (${info.fields.map(() => '_').join(', ')})`, place)
}

/** An application needs parentheses only as the argument of another. */
function wrap(text: string, place: Place): string {
  return place === 'argument' ? `(${text})` : text
}

function constantText(value: Literal): string {
  switch (value.type) {
    case 'unit':
      return '()'
    case 'null':
      return 'null'
    case 'string':
      return JSON.stringify(value.value)
    case 'char':
      return `'${value.value === "'" || value.value === '\\' ? `\\${value.value}` : value.value}'`
    case 'float':
      return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value)
    case 'float32':
      return `${value.value}f`
    case 'decimal':
      return `${value.text}M`
    default:
      return `${String(value.value)}${SUFFIXES[value.type] ?? ''}`
  }
}

const SUFFIXES: Readonly<Record<string, string>> = {
  int64: 'L',
  uint64: 'UL',
  bigint: 'I',
  byte: 'uy',
  sbyte: 'y',
  int16: 's',
  uint16: 'us',
  uint32: 'u',
}

/** A constant that is none of these. */
function otherConstant(taken: readonly Literal[]): string {
  const [first] = taken
  const texts = new Set(taken.map(constantText))
  for (let i = 0; ; i++) {
    const text = first === undefined ? '_' : constantText(candidate(first, i))
    if (!texts.has(text)) return text
  }
}

function candidate(like: Literal, i: number): Literal {
  switch (like.type) {
    case 'string':
      return { type: 'string', value: i === 0 ? '' : 'a'.repeat(i) }
    case 'char':
      return { type: 'char', value: String.fromCharCode(97 + i) }
    case 'int64':
    case 'uint64':
    case 'bigint':
      return { type: like.type, value: BigInt(i) }
    case 'decimal':
      return { type: 'decimal', text: `${i}` }
    case 'unit':
    case 'null':
    case 'bool':
      return { type: 'string', value: 'a'.repeat(i) }
    default:
      return { type: like.type, value: i }
  }
}
