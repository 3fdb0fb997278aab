/** Operators that types of the program define as static members. */
import { primitiveName } from '../types/builtins.ts'
import type { Checker } from './checker.ts'
import type { OperatorApplication } from '../types/typed-tree.ts'
import type { MemberInfo, Type } from '../types/types.ts'
import { instantiate } from '../types/generalization.ts'
import { resolve } from '../types/type-structure.ts'
import { couldUnify } from '../types/unify.ts'

/** The static members that could take these operands. */
export function membersFor(c: Checker, operator: string, operands: readonly Type[]): MemberInfo[] {
  return candidatesFor(c, operator, operands).filter((each) => {
    const params = parametersOf(each, instantiate(each.scheme, c.level).type)
    return params.length === operands.length && params.every((param, i) => couldUnify(param, operands[i]!))
  })
}

/** The application becomes a call of the member. */
export function becomeCall(c: Checker, application: OperatorApplication, member: MemberInfo): void {
  const { type, args } = instantiate(member.scheme, c.level)
  const method = resolve(type)
  if (method.kind !== 'Function') return
  const from = resolve(method.from)
  const params = from.kind === 'Tuple' && application.operands.length > 1 ? from.items : [from]
  for (const [i, operand] of application.operands.entries()) c.unify(operand, params[i]!, application.operandNodes[i]!)
  c.unify(application.result, method.to, application.at)
  const typed = application.typed
  if (typed?.kind === 'Operator')
    Object.assign(typed, {
      kind: 'MemberCall',
      member,
      typeArguments: args,
      target: undefined,
      arguments: typed.operands,
    })
}

/** `op_Explicit` or `op_Implicit` of the operand's type that answers what the conversion is to. */
export function conversionMember(c: Checker, { result }: OperatorApplication, operand: Type): MemberInfo | undefined {
  const target = primitiveName(resolve(result))
  return ['op_Explicit', 'op_Implicit']
    .flatMap((name) => candidatesFor(c, name, [operand]))
    .find((each) => {
      const method = resolve(instantiate(each.scheme, c.level).type)
      return (
        method.kind === 'Function' && couldUnify(method.from, operand) && primitiveName(resolve(method.to)) === target
      )
    })
}

/** Functions that types may have under a name of their own. */
const MEMBERS: Readonly<Record<string, string>> = { abs: 'Abs' }

function candidatesFor(c: Checker, operator: string, operands: readonly Type[]): MemberInfo[] {
  const found: MemberInfo[] = []
  for (const operand of operands) {
    if (operand.kind !== 'Named') continue
    for (const member of c.membersOf(operand.constructor, MEMBERS[operator] ?? operator))
      if (member.isStatic && !found.includes(member)) found.push(member)
  }
  return found
}

function parametersOf(member: MemberInfo, instance: Type): readonly Type[] {
  const type = resolve(instance)
  if (type.kind !== 'Function') return []
  const from = resolve(type.from)
  return from.kind === 'Tuple' && member.arguments[0] !== 1 ? from.items : [from]
}
