import { curried, tupleOf } from '../../types/builtins.ts'
import { selfType } from '../../types/type-owner.ts'
import type { Owner } from '../../types/type-owner.ts'
import type { MemberInfo, Scheme, Type, ValueSymbol } from '../../types/types.ts'
import type { Checker } from '../checker.ts'

/** Makes a constructor with these parameters the one of the type. @param more what else is known of it */
export function constructorMember(
  c: Checker,
  owner: Owner,
  types: readonly Type[],
  more: Pick<MemberInfo, 'isHidden' | 'parameters' | 'isPrivate'>,
): { readonly info: MemberInfo; readonly symbol: ValueSymbol } {
  const scheme: Scheme = { variables: owner.type.parameters, type: curried([tupleOf(types)], selfType(owner)) }
  const symbol = c.global(`${owner.type.name}..ctor`, scheme, owner.definition.name.at(-1)!, false, 0)
  const info: MemberInfo = {
    name: '.ctor',
    owner: owner.type,
    isStatic: true,
    kind: 'constructor',
    isVirtual: false,
    symbol,
    methodKey: undefined,
    scheme,
    arguments: [types.length],
    ...more,
  }
  owner.type.members.set('.ctor', [info])
  return { info, symbol }
}
