/** Operators that wait for a variable, as a tree that is only gone through when the variable has become known. */
import type { OperatorApplication } from './typed-tree.ts'
import type { TypeConstraint, TypeVariable, Waiting } from './types.ts'

/** Those that wait, the earlier ones first; one that has the variable twice is there twice. */
export function applicationsOf(waiting: Waiting): OperatorApplication[] {
  const found: OperatorApplication[] = []
  const pending: Waiting[] = [waiting]
  for (let next = pending.pop(); next !== undefined; next = pending.pop())
    if ('first' in next) pending.push(next.second, next.first)
    else found.push(next)
  return found
}

/** Those that wait for a variable. */
export function applicationsAt({ constraints }: TypeVariable): OperatorApplication[] {
  return constraints.flatMap((each) => (each.kind === 'Operator' ? applicationsOf(each.waiting) : []))
}

/** The constraints with one more operator, or more of them: there is never more than one such constraint. */
export function withWaiting(constraints: readonly TypeConstraint[], waiting: Waiting): TypeConstraint[] {
  const joined = constraints.slice()
  const at = constraints.findIndex((each) => each.kind === 'Operator')
  const known = constraints[at]
  if (known?.kind !== 'Operator') joined.push({ kind: 'Operator', waiting })
  else joined[at] = { kind: 'Operator', waiting: { first: known.waiting, second: waiting } }
  return joined
}
