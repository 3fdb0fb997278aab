/** A type that is being defined, with its text. */
import type { Member, TypeDefinition } from '../syntax/ast.ts'
import { named } from './builtins.ts'
import type { NamedType, TypeConstructor, TypeVariable } from './types.ts'

/** A type of a group, with its text. */
export interface Owner {
  readonly definition: TypeDefinition
  readonly type: TypeConstructor
  /** Its type parameters by name. */
  readonly variables: ReadonlyMap<string, TypeVariable>
  /** Of a type that another file or the library defines. */
  readonly isExtension: boolean
  readonly isAugmentation: boolean
  /** The type whose text it is a part of, and whose private members it may use. */
  readonly within?: TypeConstructor
}

/** A member with a body. */
export type Method = Member & { kind: 'Member' }

/** The type as it is within its own members. */
export function selfType(owner: Owner): NamedType {
  return named(owner.type, owner.type.parameters)
}
