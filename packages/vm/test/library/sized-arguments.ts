// Arguments for any function of the library, made from its signature, as large as somebody asks for.

import { parseType, uncurryType } from '@fsrs/chunk'
import type { LibraryEntry, TypeSyntax } from '@fsrs/chunk'

import { Decimal } from '../../src/library/decimal.ts'
import { LIBRARY } from '../../src/library/library.ts'
import { curry } from '../../src/values/function-values.ts'
import { Box, FsException, Lazy, List, NIL, Ref, Result, Seq, Some, tupleClass } from '../../src/values/values.ts'
import type { Rep } from '../../src/values/values.ts'

/** What a type alone does not say. */
export interface Choice {
  /** What type variables stand for: numbers, or texts or lists each of which is as long as everything else is large. */
  readonly variables: 'int' | 'string' | 'list'
  /** Which item of a collection is meant, where a function is given one. */
  readonly item: 'first' | 'last' | 'absent'
  /** What a number is: a count or a place in the middle, or the first of all. */
  readonly number: 'half' | 'zero'
  /** What a test says until it has been asked as often as there are items; then it says the contrary. */
  readonly test: boolean
}

/** What is tried for a function, the most likely first. */
export const CHOICES: readonly Choice[] = (['int', 'list', 'string'] as const).flatMap((variables) =>
  (['half', 'zero'] as const).flatMap((number) =>
    (['last', 'absent', 'first'] as const).flatMap((item) =>
      [false, true].map((test) => ({ variables, number, item, test })),
    ),
  ),
)

const INT: TypeSyntax = { k: 'name', name: 'int', args: [] }
const FLOAT: TypeSyntax = { k: 'name', name: 'float', args: [] }
const STRING: TypeSyntax = { k: 'name', name: 'string', args: [] }
const LIST: TypeSyntax = { k: 'name', name: 'list', args: [INT] }
const LONG = { int: INT, string: STRING, list: LIST } as const

/** Types all of whose values are of one size. */
const FIXED: ReadonlySet<string> = new Set(
  `unit bool char byte sbyte int16 uint16 uint32 int64 uint64 float float32 decimal System.Type System.Random CultureInfo
  Encoding AsyncBuilder System.StringComparison System.StringComparer System.StringSplitOptions System.MidpointRounding
  IComparer IEqualityComparer System.IO.TextWriter`.split(/\s+/),
)

/** A signature, read. */
export interface Signature {
  /** What is given, a member's target first. */
  readonly params: readonly TypeSyntax[]
  readonly result: TypeSyntax
  readonly reps: readonly string[]
  /** Whether its type is to be an enum. */
  readonly ofEnums: boolean
  /** Whether its last number is the base of digits. */
  readonly hasRadix: boolean
  /** Constraints of its variables. */
  readonly constraints: ReadonlyMap<string, string>
}

export function signatureOf(entry: LibraryEntry): Signature {
  const parsed = parseType(entry.type)
  if ('error' in parsed) throw new Error(`${entry.key}: ${parsed.error}`)
  const { params, result } = uncurryType(parsed.type)
  const spread = params.flatMap((param) => {
    if (param.k === 'name' && param.name === 'unit') return []
    return param.k === 'tuple' && entry.kind !== 'function' ? param.items : [param]
  })
  const args = entry.ownerParameters.map((name): TypeSyntax => ({ k: 'variable', name }))
  const target: TypeSyntax = { k: 'name', name: entry.owner, args }
  return {
    params: entry.kind === 'member' ? [target, ...spread] : spread,
    result,
    reps: entry.reps,
    ofEnums: entry.owner === 'System.Enum',
    hasRadix: /^System\.Convert\.To\w+#[67]$/.test(entry.key),
    constraints: new Map(
      Array.from(entry.type.matchAll(/('\w+) : ([\w<>']+)/g), ([, name, constraint]) => [name!, constraint!]),
    ),
  }
}

/** Whether anything that the function is given can be large. */
export function hasSize(signature: Signature): boolean {
  return signature.params.some((type) => type.k !== 'name' || !FIXED.has(type.name))
}

/** Arguments, the representations of its type variables first. */
export function argumentsOf(signature: Signature, size: number, choice: Choice): readonly unknown[] {
  const maker = new Maker(signature, size, choice)
  const reps = signature.reps.map((name) => (signature.ofEnums ? ENUM : repOf(maker.bound({ k: 'variable', name }))))
  return [...reps, ...signature.params.map((type, index) => argumentOf(signature, type, index, size, choice))]
}

/** Where an item is meant that is absent, each argument has one more than that before it; where the first is, one less. */
function argumentOf(signature: Signature, type: TypeSyntax, index: number, size: number, choice: Choice): unknown {
  if (signature.hasRadix && index === signature.params.length - 1) return 16
  const more = choice.item === 'absent' ? index : choice.item === 'first' ? -index : 0
  return new Maker(signature, size + more, choice).large(type)
}

function repOf(type: TypeSyntax): Rep {
  if (type === LIST) return { k: 'lib', name: 'list', args: [{ k: 'prim', name: 'int' }] }
  return { k: 'prim', name: type.k === 'name' && type.name === 'float' ? 'float' : type === STRING ? 'string' : 'int' }
}

const ENUM: Rep = {
  k: 'def',
  info: {
    def: {
      k: 'enum',
      name: 'E',
      displayName: 'E',
      parameters: 0,
      toStringMethod: undefined,
      underlying: 'int',
      isFlags: false,
      cases: [{ name: 'A', value: 0 }],
    },
    fieldReps: () => [],
    toStringOf: undefined,
  },
  args: [],
}

const call = (key: string, ...args: unknown[]): unknown => LIBRARY[key]!(...args)

const pairOf = (key: unknown, value: unknown): unknown => call('new KeyValuePair', key, value)

class Maker {
  private readonly signature: Signature
  private readonly size: number
  private readonly choice: Choice

  constructor(signature: Signature, size: number, choice: Choice) {
    this.signature = signature
    this.size = size
    this.choice = choice
  }

  /** A variable's type; any other as it is. */
  bound(type: TypeSyntax): TypeSyntax {
    if (type.k !== 'variable') return type
    const constraint = this.signature.constraints.get(type.name) ?? ''
    if (constraint.startsWith('enum')) return INT
    if (/^(?:average|real|root)/.test(constraint)) return FLOAT
    return /^(?:number|integer|sum|signed)/.test(constraint) ? INT : LONG[this.choice.variables]
  }

  /** A value as large as can be. */
  large(type: TypeSyntax): unknown {
    switch (type.k) {
      case 'variable':
        return this.oneItem(type)
      case 'function':
        return this.function(type)
      case 'tuple':
        return new (tupleClass(type.items.length))(...type.items.map((item) => this.large(item)))
      case 'anonymous':
        throw new Error('the library has no anonymous records')
      case 'name':
        return this.named(type.name, type.args)
    }
  }

  /** What is looked for, added or taken away. */
  private oneItem(type: TypeSyntax): unknown {
    const { item } = this.choice
    return this.item(type, item === 'first' ? 0 : item === 'last' ? this.count - 1 : this.count)
  }

  /** How many items collections have: few, where each is long. */
  private get count(): number {
    return this.choice.variables === 'int' ? this.size : 4
  }

  /** The item at an index: items differ, and are in order. */
  private item(type: TypeSyntax, index: number): unknown {
    const bound = this.bound(type)
    if (bound === STRING) return '1'.repeat(this.size) + String(index)
    if (bound === LIST) return listOf([...Array.from({ length: this.size }, () => 1), index])
    switch (bound.k) {
      case 'function':
        return this.function(bound)
      case 'tuple':
        return new (tupleClass(bound.items.length))(...bound.items.map((item) => this.item(item, index)))
      case 'name':
        return this.namedItem(bound.name, bound.args, index)
      default:
        throw new Error(`no item of ${bound.k}`)
    }
  }

  private namedItem(name: string, args: readonly TypeSyntax[], index: number): unknown {
    switch (name) {
      case 'int':
      case 'float':
        return index
      case 'byte':
        return index & 63
      case 'char':
        return 97 + (index % 26)
      case 'string':
        return '1'
      case 'obj':
        return new Box({ k: 'prim', name: 'int' }, index)
      case 'KeyValuePair':
        return pairOf(this.item(args[0]!, index), this.item(args[1]!, index))
      default:
        return new Maker(this.signature, 2, this.choice).named(name, args)
    }
  }

  private array(type: TypeSyntax): unknown[] {
    const items = Array.from({ length: this.count }, (_, index) => this.item(type, index))
    const bound = this.bound(type)
    const name = bound.k === 'name' ? bound.name : ''
    if (name === 'int') return Int32Array.from(items as number[]) as unknown as unknown[]
    if (name === 'float') return Float64Array.from(items as number[]) as unknown as unknown[]
    if (name === 'byte') return Uint8Array.from(items as number[]) as unknown as unknown[]
    return items
  }

  /** A sequence that is nothing else, so that it has to be gone through. */
  private seq(type: TypeSyntax): Seq {
    const items = this.array(type)
    return new Seq(() => items[Symbol.iterator]())
  }

  private list(type: TypeSyntax): List {
    return listOf(this.array(type))
  }

  private dictionary(args: readonly TypeSyntax[]): unknown {
    const [key, value] = args as [TypeSyntax, TypeSyntax]
    return call('new Dictionary#3', this.seq({ k: 'name', name: 'KeyValuePair', args: [key, value] }))
  }

  private named(name: string, args: readonly TypeSyntax[]): unknown {
    const first = args[0] ?? INT
    switch (name) {
      case 'int':
        return this.choice.number === 'half' ? this.size >> 1 : 0
      case 'string':
        return '1'.repeat(this.size)
      case 'obj':
        return new Box({ k: 'prim', name: 'string' }, '1'.repeat(this.size))
      case 'bigint':
        return (1n << BigInt(8 * this.size)) - 1n
      case 'exn':
        return new FsException('System.Exception', '1'.repeat(this.size))
      case 'list':
        return this.list(first)
      case 'array':
        return this.array(first)
      case 'array2D':
        return this.choice.test
          ? call('Array2D.create', this.count, 2, this.item(first, 0))
          : call('Array2D.create', 2, this.count, this.item(first, 0))
      case 'seq':
        return this.seq(first)
      case 'IEnumerable':
        return this.seq({ k: 'name', name: 'obj', args: [] })
      case 'option':
        // Of a slice: to its end.
        if (first.k === 'name' && first.name === 'int') return null
        return new Some(this.large(first))
      case 'Result':
        return new Result(0, this.large(first))
      case 'ref':
        return new Ref(this.large(first))
      case 'Lazy':
        return new Lazy(() => this.large(first))
      case 'Map':
        return call('Map.ofSeq', this.seq({ k: 'tuple', items: args }))
      case 'Dictionary':
        return this.dictionary(args)
      case 'SortedDictionary':
        return call('new SortedDictionary#2', this.dictionary(args))
      case 'Set':
        return call('Set.ofSeq', this.seq(first))
      case 'ResizeArray':
        return call('new ResizeArray#2', this.seq(first))
      case 'HashSet':
      case 'SortedSet':
      case 'LinkedList':
      case 'Queue':
      case 'Stack':
        return call(`new ${name}#1`, this.seq(first))
      case 'LinkedListNode':
        return call('LinkedList.Last', call('new LinkedList#1', this.seq(first)))
      case 'KeyCollection':
        return call('Dictionary.Keys', this.dictionary([first, INT]))
      case 'KeyValuePair':
        return pairOf(this.large(first), this.large(args[1]!))
      case 'Event':
        return this.event(first)
      case 'IEvent':
        return call('Event.Publish', this.event(first))
      case 'EventOf':
        return this.eventOf()
      case 'IEventOf':
        return call('EventOf.Publish', this.eventOf())
      case 'Async':
        return call('AsyncBuilder.Return', call('async'), this.large(first))
      case 'Array':
        return this.array(INT)
      default:
        return this.delegate(name, args) ?? this.fixed(name)
    }
  }

  private event(type: TypeSyntax): unknown {
    const event = call('new Event')
    const published = call('Event.Publish', event)
    const handler = this.function({ k: 'function', from: type, to: { k: 'name', name: 'unit', args: [] } })
    for (let added = 0; added < Math.min(this.count, HANDLERS); added++) call('IEvent.Add', published, handler)
    return event
  }

  private eventOf(): unknown {
    const event = call('new EventOf')
    const published = call('EventOf.Publish', event)
    for (let added = 0; added < Math.min(this.count, HANDLERS); added++)
      call(
        'IEventOf.AddHandler',
        published,
        curry(2, () => undefined),
      )
    return event
  }

  private delegate(name: string, args: readonly TypeSyntax[]): unknown {
    const unit: TypeSyntax = { k: 'name', name: 'unit', args: [] }
    const arrow = (from: TypeSyntax, to: TypeSyntax): TypeSyntax & { k: 'function' } => ({ k: 'function', from, to })
    const [first = INT, second = INT] = args
    switch (name) {
      case 'Predicate':
        return this.function(arrow(first, { k: 'name', name: 'bool', args: [] }))
      case 'Action':
        return this.function(arrow(first, unit))
      case 'Converter':
        return this.function(arrow(first, second))
      case 'Comparison':
        return this.function(arrow(first, arrow(first, INT)))
      case 'Handler':
        return this.function(arrow(INT, arrow(first, unit)))
      case 'Func':
        return this.function(arrow(unit, first))
      default:
        return undefined
    }
  }

  private fixed(name: string): unknown {
    switch (name) {
      case 'unit':
        return undefined
      case 'bool':
        return true
      case 'char':
        return 49
      case 'int64':
      case 'uint64':
        return 1n
      case 'decimal':
        return new Decimal(15n, 1)
      case 'IComparer':
        return call('ComparisonIdentity.Structural')
      case 'IEqualityComparer':
        return call('HashIdentity.Structural')
      case 'System.StringComparer':
        return call('System.StringComparer.OrdinalIgnoreCase')
      // Without case.
      case 'System.StringComparison':
        return 5
      case 'System.StringSplitOptions':
      case 'System.MidpointRounding':
        return 0
      case 'CultureInfo':
        return call('System.Globalization.CultureInfo.InvariantCulture')
      case 'Encoding':
        return call('System.Text.Encoding.UTF8')
      case 'AsyncBuilder':
        return call('async')
      case 'System.Random':
        return call('new System.Random#1', 1)
      case 'System.Type':
        return call('typeof', this.signature.ofEnums ? ENUM : { k: 'prim', name: 'int' })
      case 'System.IO.TextWriter':
        return call('stdout')
      case 'System.IO.StringWriter':
        return call('new System.IO.StringWriter#1', this.named('System.Text.StringBuilder', []))
      case 'System.Text.StringBuilder':
        return call('new System.Text.StringBuilder#1', '1'.repeat(this.size))
      case 'IObserver':
        return {}
      default:
        if (name.endsWith('Exception')) return new FsException(name, '1'.repeat(this.size))
        return 1
    }
  }

  /** A function of the library's side, so that nobody but the library pays for its calls. */
  private function(type: TypeSyntax & { k: 'function' }): unknown {
    const { params, result } = uncurryType(type)
    const passed = params.findLastIndex((param) => sameType(param, result))
    let calls = 0
    return curry(params.length, (...args: unknown[]) => {
      calls++
      return passed >= 0 ? args[passed] : this.answer(result, params, args, calls)
    })
  }

  private answer(result: TypeSyntax, params: readonly TypeSyntax[], args: readonly unknown[], calls: number): unknown {
    const isYes = calls >= this.count ? !this.choice.test : this.choice.test
    if (result.k === 'name' && result.name === 'bool') return isYes
    if (result.k === 'name' && result.name === 'option')
      return isYes ? new Some(this.answer(result.args[0]!, params, args, calls)) : null
    if (result.k === 'tuple')
      return new (tupleClass(result.items.length))(
        ...result.items.map((item) => this.answer(item, params, args, calls)),
      )
    if (result.k === 'name' && result.name === 'int' && args.length === 2 && sameType(params[0]!, params[1]!))
      return call('compare', args[0], args[1])
    if (result.k === 'function') return this.function(result)
    const given = params.findLastIndex((param) => sameType(this.bound(param), this.bound(result)))
    if (given >= 0) return args[given]
    // What is made of nothing is as large as anything; what is made of an item is small.
    const isMaker = params.every((param) => param.k === 'name' && param.name === 'unit')
    return isMaker ? this.large(result) : this.item(result, 0)
  }
}

function listOf(items: readonly unknown[]): List {
  let list: List = NIL
  for (const item of items.toReversed()) list = new List<unknown>(item, list)
  return list
}

/** To add one copies them all. */
const HANDLERS = 2000

function sameType(a: TypeSyntax, b: TypeSyntax): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
