/** What decides which keys are equal, or come first: .NET's comparers, those of the library and those of programs. */
import { uncurry2 } from '../values/function-values.ts'
import { methodKey } from '../values/method-key.ts'
import { mark } from '../values/values.ts'
import { compare, compareStrings } from './comparison.ts'
import { objectEquals } from './equality.ts'
import { OBJECT_KEYS, STRUCTURAL_KEYS } from './hash-table.ts'
import type { KeyEquality } from './hash-table.ts'
import type { Library } from './library-contract.ts'
import { COMPARES } from './orders.ts'
import type { Comparer, Order } from './orders.ts'
import { mapCase } from './string.ts'
import { hash, identityOf, objectHash } from './table-hash.ts'

const EQUALS = methodKey('System.IEqualityComparer.Equals/2')
const HASHES = methodKey('System.IEqualityComparer.GetHashCode/1')

/** What an `IEqualityComparer` takes for equal. */
export function keysOf(comparer: Comparer | null): KeyEquality {
  if (comparer === null) return OBJECT_KEYS
  if (comparer instanceof LibraryComparer && comparer.keys.isDirect) return comparer.keys
  return {
    isDirect: false,
    hash: (key) => comparer[HASHES]!(key) as number,
    equals: (a, b) => comparer[EQUALS]!(a, b) as boolean,
  }
}

/** A comparer of the library. */
class LibraryComparer {
  declare readonly kind: 'library'
  readonly order: Order
  readonly keys: KeyEquality

  constructor(order: Order, keys: KeyEquality) {
    this.order = order
    this.keys = keys
  }
}
mark(LibraryComparer, {
  kind: 'library',
  [COMPARES](this: LibraryComparer, a: unknown, b: unknown): number {
    return this.order(a, b)
  },
  [EQUALS](this: LibraryComparer, a: unknown, b: unknown): boolean {
    return this.keys.equals(a, b)
  },
  [HASHES](this: LibraryComparer, value: unknown): number {
    return this.keys.hash(value)
  },
})

const fold = (text: unknown): string => mapCase(text as string, true)
const isText = (a: unknown, b: unknown): boolean => a !== null && b !== null

function compareTexts(a: unknown, b: unknown): number {
  if (isText(a, b)) return compareStrings(a as string, b as string)
  return a === b ? 0 : a === null ? -1 : 1
}

const ORDINAL = new LibraryComparer(compareTexts, OBJECT_KEYS)
const IGNORING_CASE = new LibraryComparer(
  (a, b) => (isText(a, b) ? compareStrings(fold(a), fold(b)) : compareTexts(a, b)),
  {
    isDirect: false,
    hash: (key) => hash(fold(key)),
    equals: (a, b) => a === b || (isText(a, b) && fold(a) === fold(b)),
  },
)

const STRUCTURAL = new LibraryComparer(compare, STRUCTURAL_KEYS)
const DEFAULT = new LibraryComparer(compare, { ...OBJECT_KEYS })
const REFERENCE = new LibraryComparer(compare, {
  isDirect: false,
  hash: (key) => (typeof key === 'object' && key !== null ? identityOf(key) : objectHash(key)),
  equals: (a, b) => a === b || (typeof a === 'number' && objectEquals(a, b)),
})

/** `StringComparer`, `HashIdentity` and the default comparers. */
export const COMPARERS_LIBRARY: Library = {
  'System.StringComparer.Ordinal': () => ORDINAL,
  'System.StringComparer.OrdinalIgnoreCase': () => IGNORING_CASE,
  'System.StringComparer.InvariantCulture': () => ORDINAL,
  'System.StringComparer.InvariantCultureIgnoreCase': () => IGNORING_CASE,
  'System.StringComparer.CurrentCulture': () => ORDINAL,
  'System.StringComparer.CurrentCultureIgnoreCase': () => IGNORING_CASE,
  'System.StringComparer.Compare': (comparer: LibraryComparer, a, b) => comparer.order(a, b),
  'System.StringComparer.Equals': (comparer: LibraryComparer, a, b) => comparer.keys.equals(a, b),
  'System.StringComparer.GetHashCode': (comparer: LibraryComparer, text) => comparer.keys.hash(text),
  'Comparer.Default': () => DEFAULT,
  'EqualityComparer.Default': () => DEFAULT,
  'HashIdentity.Structural': () => STRUCTURAL,
  'HashIdentity.Reference': () => REFERENCE,
  'HashIdentity.FromFunctions': (hashes, equals) =>
    new LibraryComparer(compare, {
      isDirect: false,
      hash: (key) => hashes(key) as number,
      equals: uncurry2(equals) as (a: unknown, b: unknown) => boolean,
    }),
  'ComparisonIdentity.Structural': () => STRUCTURAL,
  'ComparisonIdentity.FromFunction': (order) => new LibraryComparer(uncurry2(order) as Order, OBJECT_KEYS),
}
