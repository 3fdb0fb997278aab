/** Methods that `[<Extension>]` gives to other types, as in C#: static ones, whose first argument is the object. */
import type { Ident, Node } from '../syntax/ast.ts'
import { named, typeKey } from '../types/builtins.ts'
import { resolve } from '../types/type-structure.ts'
import { printType } from '../types/type-printer.ts'
import type { TypeConstructor } from '../types/types.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { Candidate, MemberMeaning } from './candidate.ts'
import type { Checker } from './checker.ts'
import { EXTENSION_METHODS } from './extensions.ts'
import { findMember, ownCandidates } from './members.ts'
import { couldPass } from './method-calls.ts'
import { coerceArgument } from './supertypes.ts'

/** What `target.name` means where extensions in scope have the name; where both fit, the type's own goes before. */
export function extensionMember(c: Checker, target: TypedExpr, name: Ident, at: Node): MemberMeaning | undefined {
  const methods = c.extensions
    .get(EXTENSION_METHODS)
    ?.get(name.name)
    ?.filter((each) => isInScope(c, each.owner))
  if (methods === undefined || methods.length === 0) return undefined
  const type = resolve(target.type)
  if (type.kind === 'Variable') return undefined
  const own = findMember(c, target, type, name.name, at)
  if (own?.kind === 'Value') return undefined
  const found = methods.map((member) => ({ member, as: named(member.owner, c.freshArguments(member.owner)) }))
  const candidates = ownCandidates(c, found, undefined).filter(
    ({ params: [first] }) => first !== undefined && couldPass(type, resolve(first)),
  )
  // What the object is says more of the other arguments where it is clear which method is meant.
  const [only] = candidates
  if (own === undefined && candidates.length === 1)
    return { kind: 'Methods', name: name.name, candidates: [boundTo(c, only!, target)] }
  const more = candidates.map((each) => boundLater(c, each, target)).filter((each) => !isHidden(each, own?.candidates))
  return more.length === 0
    ? undefined
    : { kind: 'Methods', name: name.name, candidates: [...(own?.candidates ?? []), ...more] }
}

/** Extensions come into scope with the type that they stand in. */
function isInScope(c: Checker, owner: TypeConstructor): boolean {
  return c.scope.types.get(typeKey(owner.name, owner.parameters.length)) === owner
}

function isHidden({ params }: Candidate, own: readonly Candidate[] | undefined): boolean {
  const written = params.map(printType).join(' * ')
  return own?.some((each) => each.params.map(printType).join(' * ') === written) === true
}

function boundTo(c: Checker, candidate: Candidate, target: TypedExpr): Candidate {
  const object = coerceArgument(c, target, candidate.params[0]!, undefined)
  return withObject(candidate, () => object)
}

function boundLater(c: Checker, candidate: Candidate, target: TypedExpr): Candidate {
  return withObject(candidate, () => coerceArgument(c, target, candidate.params[0]!, undefined))
}

function withObject(candidate: Candidate, object: () => TypedExpr): Candidate {
  return {
    ...candidate,
    params: candidate.params.slice(1),
    parameters: candidate.parameters?.slice(1),
    build: (args, type, at) => candidate.build([object(), ...args], type, at),
  }
}
