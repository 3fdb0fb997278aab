import { mark } from '../values/values.ts'
import { objectEquals } from './equality.ts'
import { hash } from './table-hash.ts'

/** .NET's KeyValuePair: what iterating a Map or a Dictionary gives. `f0` and `f1`, so that host conversion reads it as a pair. */
export class KeyValuePair<K = unknown, V = unknown> {
  declare readonly kind: 'library'
  readonly f0: K
  readonly f1: V

  constructor(key: K, value: V) {
    this.f0 = key
    this.f1 = value
  }

  structuralEquals(other: unknown): boolean {
    return other instanceof KeyValuePair && objectEquals(this.f0, other.f0) && objectEquals(this.f1, other.f1)
  }

  structuralHash(): number {
    return (Math.imul(hash(this.f0), 31) + hash(this.f1)) | 0
  }
}
mark(KeyValuePair, { kind: 'library' })
