/**
 * What a match looks at, and what it can find there: an occurrence is a part of the matched value (the field of a case
 * of an element of …), a head is the outermost shape that one test of it can find.
 */
import type { Literal } from '../syntax/ast.ts'
import { isLibrary, LIBRARY_CASES, primitiveName, UNIT } from '../types/builtins.ts'
import type { TypedExpr, TypedPattern } from '../types/typed-tree.ts'
import type { Type, TypeConstructor, UnionCaseInfo, ValueSymbol } from '../types/types.ts'
import { printType } from '../types/type-printer.ts'
import { resolve } from '../types/type-structure.ts'

/** Where an occurrence is found. */
export type Access =
  | { readonly kind: 'Root' }
  /** A field by number: of a tuple, record, union case, exception. */
  | { readonly kind: 'Field'; readonly of: Occurrence; readonly index: number }
  | { readonly kind: 'SomeValue' | 'Head' | 'Tail'; readonly of: Occurrence }
  | { readonly kind: 'Element'; readonly of: Occurrence; readonly index: number }
  | { readonly kind: 'Key' | 'Value' | 'Message'; readonly of: Occurrence }
  /** The same value, known to have the type that was tested. */
  | { readonly kind: 'Cast'; readonly of: Occurrence }
  /** What a recognizer said of it. */
  | { readonly kind: 'Recognized'; readonly of: Occurrence; readonly recognizer: TypedExpr }

/** A part of the matched value. Identity is by object: rows that look at the same part share it. */
export interface Occurrence {
  readonly id: number
  readonly type: Type
  readonly access: Access
  readonly children: Map<string, Occurrence>
}

interface HeadBase {
  /** Heads of one family exclude each other; tests of different families of one occurrence are independent. */
  readonly family: string
  /** Equal heads have equal keys. */
  readonly key: string
  /** What the test opens up, with the pattern for it; undefined where the pattern does not care. */
  readonly children: readonly Occurrence[]
  readonly patterns: readonly (TypedPattern | undefined)[]
}

/** One of the `count` shapes that a type has. */
export interface CaseHead extends HeadBase {
  readonly kind: 'Case'
  readonly of: 'union' | 'option' | 'list' | 'bool'
  readonly index: number
  readonly count: number
}

export type Head =
  | CaseHead
  | (HeadBase & { readonly kind: 'Const'; readonly value: Literal })
  | (HeadBase & { readonly kind: 'Array'; readonly length: number })
  | (HeadBase & { readonly kind: 'Exception'; readonly case: UnionCaseInfo })
  | (HeadBase & { readonly kind: 'Failure' })
  | (HeadBase & { readonly kind: 'Type'; readonly test: Type })
  | (HeadBase & {
      readonly kind: 'Active'
      readonly cases: readonly string[]
      readonly index: number
      readonly count: number
      readonly isPartial: boolean
      /** What the recognizer answered. */
      readonly result: Occurrence
    })

interface PatternTest {
  readonly on: Occurrence
  readonly pattern: TypedPattern
}

/** Makes the occurrences of one match, each part once. */
export class Occurrences {
  #next = 0
  readonly #chains = new WeakMap<TypedPattern, TypedPattern>()
  readonly #recognizers = new Map<ValueSymbol | TypedPattern, number>()

  root(type: Type): Occurrence {
    return { id: this.#next++, type: resolve(type), access: { kind: 'Root' }, children: new Map() }
  }

  child(of: Occurrence, key: string, type: Type, access: Access): Occurrence {
    let child = of.children.get(key)
    if (child === undefined) {
      child = { id: this.#next++, type: resolve(type), access, children: new Map() }
      of.children.set(key, child)
    }
    return child
  }

  /** The parts of a pattern that matches whatever its parts match; undefined where it is a real test. */
  irrefutableParts(pattern: TypedPattern, on: Occurrence): readonly PatternTest[] | undefined {
    switch (pattern.kind) {
      case 'Tuple':
        return pattern.items.map((item, i) => ({ on: this.field(on, `${i}`, i, item.type), pattern: item }))
      case 'Record':
        return pattern.fields.map(({ field, pattern: inner }) => ({
          on: this.field(on, `${field.index}`, field.index, inner.type),
          pattern: inner,
        }))
      case 'Case':
        if (pattern.case.exception !== undefined || caseCount(pattern.case) !== 1) return undefined
        return pattern.arguments.map((item, i) => ({ on: this.field(on, `${i}`, i, item.type), pattern: item }))
      case 'Const':
        return pattern.value.type === 'unit' ? [] : undefined
      case 'Library': {
        if (pattern.name !== 'KeyValue') return undefined
        const [key, value] = pattern.arguments
        const parts: PatternTest[] = []
        if (key !== undefined)
          parts.push({ on: this.child(on, 'key', key.type, { kind: 'Key', of: on }), pattern: key })
        if (value !== undefined)
          parts.push({ on: this.child(on, 'value', value.type, { kind: 'Value', of: on }), pattern: value })
        return parts
      }
      case 'TypeTest': {
        if (!isAlways(pattern.test, on.type)) return undefined
        if (pattern.pattern === undefined) return []
        return [{ on, pattern: pattern.pattern }]
      }
      default:
        return undefined
    }
  }

  field(of: Occurrence, key: string, index: number, type: Type): Occurrence {
    return this.child(of, key, type, { kind: 'Field', of, index })
  }

  /** A list pattern as the chain of cons patterns that it means, made once. */
  chainOf(pattern: TypedPattern & { readonly kind: 'List' | 'Array' }): TypedPattern {
    const known = this.#chains.get(pattern)
    if (known !== undefined) return known
    const { type, start, end } = pattern
    let chain: TypedPattern = { kind: 'List', items: [], type, start, end }
    for (let i = pattern.items.length - 1; i >= 0; i--)
      chain = { kind: 'Cons', head: pattern.items[i]!, tail: chain, type, start, end }
    this.#chains.set(pattern, chain)
    return chain
  }

  /** One number for all uses of a recognizer without parameters that always answers; one per use of any other. */
  recognizer(pattern: TypedPattern & { readonly kind: 'Active' }): number {
    const { recognizer } = pattern
    const isShared = recognizer.kind === 'Value' && !pattern.isPartial
    const key = isShared ? recognizer.symbol : pattern
    let number = this.#recognizers.get(key)
    if (number === undefined) {
      number = this.#recognizers.size
      this.#recognizers.set(key, number)
    }
    return number
  }
}

/** The head that a refutable pattern tests for. */
export function headOf(pattern: TypedPattern, on: Occurrence, all: Occurrences): Head {
  switch (pattern.kind) {
    case 'Const':
      return constantHead(pattern.value)
    case 'List':
      if (pattern.items.length > 0) return headOf(all.chainOf(pattern), on, all)
      return { kind: 'Case', of: 'list', index: 0, count: 2, family: 'data', key: 'empty', children: [], patterns: [] }
    case 'Cons': {
      const head = all.child(on, 'head', pattern.head.type, { kind: 'Head', of: on })
      const tail = all.child(on, 'tail', pattern.tail.type, { kind: 'Tail', of: on })
      const patterns = [pattern.head, pattern.tail]
      return {
        kind: 'Case',
        of: 'list',
        index: 1,
        count: 2,
        family: 'data',
        key: 'cons',
        children: [head, tail],
        patterns,
      }
    }
    case 'Array': {
      const { length } = pattern.items
      const children = pattern.items.map((item, index) =>
        all.child(on, `${length}:${index}`, item.type, { kind: 'Element', of: on, index }),
      )
      return { kind: 'Array', length, family: 'data', key: `${length}`, children, patterns: pattern.items }
    }
    case 'Case':
      return caseHead(pattern, on, all)
    case 'Library': {
      const [message] = pattern.arguments
      const children =
        message === undefined ? [] : [all.child(on, 'message', message.type, { kind: 'Message', of: on })]
      return { kind: 'Failure', family: 'failure', key: 'failure', children, patterns: pattern.arguments }
    }
    case 'TypeTest': {
      const name = printType(pattern.test)
      const cast = all.child(on, `:?${name}`, pattern.test, { kind: 'Cast', of: on })
      const family = `type ${name}`
      return { kind: 'Type', test: pattern.test, family, key: name, children: [cast], patterns: [pattern.pattern] }
    }
    case 'Active':
      return activeHead(pattern, on, all)
    default:
      throw new Error(`a ${pattern.kind} pattern has no head`)
  }
}

function constantHead(value: Literal): Head {
  const base = { family: 'data', children: [], patterns: [] } as const
  if (value.type === 'bool')
    return { ...base, kind: 'Case', of: 'bool', index: value.value ? 1 : 0, count: 2, key: `${value.value}` }
  return { ...base, kind: 'Const', value, key: constantKey(value) }
}

function constantKey(value: Literal): string {
  switch (value.type) {
    case 'unit':
    case 'null':
      return value.type
    case 'decimal':
      return `${value.type} ${value.text}`
    default:
      return `${value.type} ${String(value.value)}`
  }
}

function caseHead(pattern: TypedPattern & { readonly kind: 'Case' }, on: Occurrence, all: Occurrences): Head {
  const info = pattern.case
  const patterns = pattern.arguments
  if (info.exception !== undefined) {
    const children = patterns.map((item, i) => all.field(on, `${info.exception}:${i}`, i, item.type))
    return {
      kind: 'Exception',
      case: info,
      family: `exception ${info.exception}`,
      key: info.exception,
      children,
      patterns,
    }
  }
  const isOption = info.owner.uniqueName === 'option'
  const children = patterns.map((item, i) =>
    isOption
      ? all.child(on, 'some', item.type, { kind: 'SomeValue', of: on })
      : all.field(on, `${info.index}:${i}`, i, item.type),
  )
  return {
    kind: 'Case',
    of: isOption ? 'option' : 'union',
    index: info.index,
    count: caseCount(info),
    family: 'data',
    key: `${info.index}`,
    children,
    patterns,
  }
}

function activeHead(pattern: TypedPattern & { readonly kind: 'Active' }, on: Occurrence, all: Occurrences): Head {
  const family = `active ${all.recognizer(pattern)}`
  const { recognizer, cases, index, isPartial, argument } = pattern
  const recognizerType = resolve(recognizer.type)
  const resultType = recognizerType.kind === 'Function' ? recognizerType.to : UNIT
  const result = all.child(on, family, resultType, { kind: 'Recognized', of: on, recognizer })
  const count = cases.length
  let payload: Occurrence | undefined
  if (argument !== undefined) {
    if (isPartial) payload = all.child(result, 'some', argument.type, { kind: 'SomeValue', of: result })
    else if (count === 1) payload = result
    else payload = all.field(result, `${index}:0`, 0, argument.type)
  }
  const children = payload === undefined ? [] : [payload]
  const patterns = payload === undefined ? [] : [argument]
  return { kind: 'Active', cases, index, count, isPartial, result, family, key: `${index}`, children, patterns }
}

/** How many cases the union of a case has. */
export function caseCount(info: UnionCaseInfo): number {
  return casesOf(info.owner).length
}

/** The cases of a union of the program or the library, in order of their tags. */
export function casesOf(owner: TypeConstructor): readonly UnionCaseInfo[] {
  if (owner.definition.kind === 'Union') return owner.definition.cases
  return LIBRARY_CASES.get(owner.uniqueName) ?? []
}

/** Whether a test for `test` says yes to everything of type `of`. */
function isAlways(test: Type, of: Type): boolean {
  const target = resolve(test)
  if (primitiveName(of) === 'exn') return primitiveName(target) === 'exn' || isLibrary(target, 'System.Exception')
  return (
    of.kind === 'Named' &&
    target.kind === 'Named' &&
    primitiveName(of) !== 'obj' &&
    of.constructor === target.constructor
  )
}
