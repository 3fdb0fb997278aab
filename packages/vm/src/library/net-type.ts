import { mark } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { hash } from './table-hash.ts'
import { dotNetTypeName } from './type-names.ts'

/** `System.Type`: what `typeof` and `GetType` answer. Types of one name are one type. */
export class NetType {
  declare readonly kind: 'library'
  readonly name: string
  /** Where it is known: of an exception .NET's own class is not. */
  readonly rep: Rep | undefined

  constructor(name: string, rep?: Rep) {
    this.name = name
    this.rep = rep
  }

  /** The type with this representation. */
  static of(rep: Rep): NetType {
    return new NetType(dotNetTypeName(rep), rep)
  }

  toString(): string {
    return this.name
  }

  structuralEquals(other: unknown): boolean {
    return other instanceof NetType && other.name === this.name
  }

  structuralHash(): number {
    return hash(this.name)
  }
}
mark(NetType, { kind: 'library' })
