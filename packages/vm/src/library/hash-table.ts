import { machine } from '../machine/machine.ts'
import { mark } from '../values/values.ts'
import { equals, objectEquals } from './equality.ts'
import { raiseInvalid, raiseKeyNotFound, raiseNull } from './exceptions.ts'
import { KeyValuePair } from './key-value-pair.ts'
import { directKey, hash, objectHash } from './table-hash.ts'

interface Entry {
  readonly key: unknown
  value: unknown
  /** Where it stands among all. */
  readonly at: number
}

const ENTRY_BYTES = 64
const KEY_BYTES = 32

/** What keys are equal. */
export interface KeyEquality {
  /** Whether keys that JavaScript compares as F# does (see `directKey`) are equal just if JavaScript says so. */
  readonly isDirect: boolean
  hash(key: unknown): number
  equals(a: unknown, b: unknown): boolean
}

/** Of `dict`, `groupBy` and all else that goes by `=`. */
export const STRUCTURAL_KEYS: KeyEquality = { isDirect: true, hash, equals }

/** Of .NET's collections, which go by `Equals`. */
export const OBJECT_KEYS: KeyEquality = { isDirect: true, hash: objectHash, equals: objectEquals }

/**
 * Entries by structural keys, in the order of .NET: that in which they were added, but that a new one takes the place of
 * the one that was deleted last. Keys that JavaScript compares as F# does are found by its own Map, the others by their
 * hash code.
 */
export class HashTable {
  private readonly direct = new Map<unknown, Entry>()
  private readonly buckets = new Map<number, Entry[]>()
  private readonly entries: (Entry | undefined)[] = []
  /** Places of deleted entries, the newest last. */
  private readonly free: number[] = []
  /** Changes so far: an iteration that outlives one fails. */
  private version = 0
  readonly keys: KeyEquality
  private readonly isDirect: boolean

  constructor(keys: KeyEquality = STRUCTURAL_KEYS) {
    this.keys = keys
    this.isDirect = keys.isDirect
  }

  get size(): number {
    return this.entries.length - this.free.length
  }

  find(key: unknown): Entry | undefined {
    machine.step()
    const plain = this.isDirect ? directKey(key) : undefined
    if (plain !== undefined) return this.direct.get(plain)
    const { keys } = this
    const bucket = this.buckets.get(keys.hash(key))
    if (bucket === undefined) return undefined
    for (const entry of bucket) if (keys.equals(entry.key, key)) return entry
    return undefined
  }

  /** Binds a key; answers whether it is new. */
  set(key: unknown, value: unknown): boolean {
    const found = this.find(key)
    if (found !== undefined) {
      found.value = value
      return false
    }
    machine.allocate(ENTRY_BYTES)
    const at = this.free.pop() ?? this.entries.length
    const entry = { key, value, at }
    this.entries[at] = entry
    this.version++
    const plain = this.isDirect ? directKey(key) : undefined
    if (plain !== undefined) {
      this.direct.set(plain, entry)
      return true
    }
    const code = this.keys.hash(key)
    const bucket = this.buckets.get(code)
    if (bucket === undefined) this.buckets.set(code, [entry])
    else {
      machine.charge(bucket.length)
      bucket.push(entry)
    }
    return true
  }

  delete(key: unknown): boolean {
    const found = this.find(key)
    if (found === undefined) return false
    this.entries[found.at] = undefined
    this.free.push(found.at)
    const plain = this.isDirect ? directKey(key) : undefined
    if (plain !== undefined) return this.direct.delete(plain)
    const code = this.keys.hash(key)
    this.buckets.set(code, this.buckets.get(code)?.filter((entry) => entry !== found) ?? [])
    return true
  }

  clear(): void {
    this.direct.clear()
    this.buckets.clear()
    this.entries.length = 0
    this.free.length = 0
    this.version++
  }

  *walk(): Generator<Entry, void, undefined> {
    const { version } = this
    for (let at = 0; at < this.entries.length; at++) {
      const entry = this.entries[at]
      if (entry === undefined) continue
      if (version !== this.version) raiseModified()
      machine.step()
      yield entry
    }
    if (version !== this.version) raiseModified()
  }
}

/** Which keys were met: a table without values, order or deletion. */
export class MetKeys {
  private readonly direct = new Set<unknown>()
  /** Those that JavaScript does not compare as F# does. */
  private readonly others = new HashTable()

  /** Answers whether the key is new. */
  add(key: unknown): boolean {
    const plain = directKey(key)
    if (plain === undefined) return this.others.set(key, undefined)
    machine.step()
    const { size } = this.direct
    if (this.direct.add(plain).size === size) return false
    machine.allocate(KEY_BYTES)
    return true
  }
}

/** A collection was changed while it was iterated. */
export function raiseModified(): never {
  return raiseInvalid('Collection was modified; enumeration operation may not execute.')
}

/** .NET's Dictionary. */
export class Dictionary implements Iterable<KeyValuePair> {
  declare readonly kind: 'library'
  declare readonly collection: 'Dictionary'
  readonly table: HashTable
  /** What `dict` made cannot be changed. */
  readonly isReadOnly: boolean

  constructor(isReadOnly = false, keys: KeyEquality = OBJECT_KEYS) {
    this.table = new HashTable(keys)
    this.isReadOnly = isReadOnly
  }

  *[Symbol.iterator](): Generator<KeyValuePair, void, undefined> {
    for (const { key, value } of this.table.walk()) yield new KeyValuePair(key, value)
  }

  /** The table, to be changed. */
  get writable(): HashTable {
    if (this.isReadOnly) machine.raise('System.NotSupportedException', 'This value cannot be mutated')
    return this.table
  }

  /** A key as .NET takes one: null is refused, but by what `dict` made. */
  private checked(key: unknown): unknown {
    return (key === null || key === undefined) && !this.isReadOnly ? raiseNull('key') : key
  }

  find(key: unknown): Entry | undefined {
    return this.table.find(this.checked(key))
  }

  set(key: unknown, value: unknown): boolean {
    return this.writable.set(this.checked(key), value)
  }

  delete(key: unknown): boolean {
    return this.writable.delete(this.checked(key))
  }

  get(key: unknown): unknown {
    const found = this.find(key)
    if (found !== undefined) return found.value
    return raiseKeyNotFound(`The given key '${keyText(key)}' was not present in the dictionary.`)
  }
}
mark(Dictionary, { kind: 'library', collection: 'Dictionary' })

/** A key in a message, of which the type is not known. */
export function keyText(key: unknown): string {
  return typeof key === 'object' && key !== null && !('structuralHash' in key) ? '…' : String(key)
}

/** A key that is there is added again. */
export function raiseDuplicate(key: unknown): never {
  return machine.raise(
    'System.ArgumentException',
    `An item with the same key has already been added. Key: ${keyText(key)}`,
  )
}

/** .NET's HashSet. */
export class HashSet implements Iterable<unknown> {
  declare readonly kind: 'library'
  declare readonly collection: 'HashSet'
  readonly table: HashTable

  constructor(keys: KeyEquality = OBJECT_KEYS) {
    this.table = new HashTable(keys)
  }

  *[Symbol.iterator](): Generator<unknown, void, undefined> {
    for (const { key } of this.table.walk()) yield key
  }
}
mark(HashSet, { kind: 'library', collection: 'HashSet' })

/** `dict`: read-only, later pairs replace earlier ones. */
export function dictionaryOf(pairs: Iterable<any>, isReadOnly = true): Dictionary {
  const made = new Dictionary(isReadOnly, isReadOnly ? STRUCTURAL_KEYS : OBJECT_KEYS)
  for (const pair of pairs) made.table.set(pair.f0, pair.f1)
  return made
}

/** A HashSet of items. */
export function hashSetOf(items: Iterable<unknown>, keys?: KeyEquality): HashSet {
  const made = new HashSet(keys)
  for (const item of items) made.table.set(item, undefined)
  return made
}
