/** Ways to make an object of a type. */
import { functionOf } from '../types/builtins.ts'
import type { Candidate } from './candidate.ts'
import type { Checker } from './checker.ts'
import { defaultValue } from './definitions/class-fields.ts'
import { delegateConstructor } from './delegates.ts'
import { delegateSignature } from '../types/delegates.ts'
import { instantiate } from '../types/generalization.ts'
import { collectionFunction, libraryMembers } from '../types/library.ts'
import { FURTHER_CONSTRUCTOR, libraryCandidate, ownCandidates, splitGroup } from './members.ts'
import type { MemberInfo, NamedType, ValueSymbol } from '../types/types.ts'

/** The constructors of a type. */
export function constructorsOf(c: Checker, instance: NamedType): readonly Candidate[] {
  const { definition } = instance.constructor
  const delegate = delegateSignature(instance)
  if (delegate !== undefined) return [delegateConstructor(c, instance, delegate)]
  const declared = declaredConstructors(c, instance)
  const hasDefault = definition.kind === 'Class' && definition.isStruct === true
  if (!hasDefault || declared.some(({ params }) => params.length === 0)) return declared
  return [...declared, zeroOfStruct(c, instance)]
}

/** Every struct can be made of nothing: its fields, which are its constructor's arguments, are zero. */
function zeroOfStruct(c: Checker, instance: NamedType): Candidate {
  const { constructor } = instance
  const [primary] = constructor.members.get('.ctor') ?? []
  const scheme = primary && instantiate(primary.scheme, c.level)
  for (const [i, arg] of instance.arguments.entries()) if (scheme !== undefined) c.unifier.unify(scheme.args[i]!, arg)
  const params = scheme === undefined ? [] : splitGroup(scheme.type, primary!.arguments[0] ?? 0)[0]
  const build: Candidate['build'] = (_, type, at) => ({
    kind: 'Construct',
    constructor,
    typeArguments: instance.arguments,
    arguments: params.map((each) => defaultValue(each, at)),
    type,
    start: at.start,
    end: at.end,
  })
  return { name: constructor.name, params: [], result: instance, build }
}

function declaredConstructors(c: Checker, instance: NamedType): readonly Candidate[] {
  const type = instance.constructor
  const isVisible = (member: MemberInfo): boolean =>
    member.isHidden !== true && (member.isPrivate !== true || c.owner === type)
  const own = type.members.get('.ctor') ?? []
  const further = (type.members.get(FURTHER_CONSTRUCTOR) ?? [])
    .filter(isVisible)
    .map((member) => ({ member, as: instance }))
  if (own.length + further.length > 0)
    return own
      .filter(isVisible)
      .map((member): Candidate => {
        const { type: signature, args } = instantiate(member.scheme, c.level)
        for (const [i, arg] of instance.arguments.entries()) c.unifier.unify(args[i]!, arg)
        const [params] = splitGroup(signature, member.arguments[0] ?? 0)
        return {
          name: type.name,
          params,
          parameters: member.parameters,
          isVariadic: member.parameters?.at(-1)?.isVariadic === true,
          result: instance,
          build: (given, resultType, at) => ({
            kind: 'Construct',
            constructor: type,
            typeArguments: instance.arguments,
            arguments: given,
            type: resultType,
            start: at.start,
            end: at.end,
          }),
        }
      })
      .concat(ownCandidates(c, further, undefined))
  const library = libraryMembers(type, '.ctor')
  if (library.length > 0) return library.map((each) => libraryCandidate(c, each, undefined, instance))
  const symbol = collectionFunction(type)
  return symbol === undefined ? [] : [collectionCandidate(c, symbol, instance)]
}

/** `Map [ … ]`, `Set [ … ]`. */
function collectionCandidate(c: Checker, symbol: ValueSymbol, instance: NamedType): Candidate {
  const { type, args } = instantiate(symbol.scheme, c.level)
  const from = c.fresh()
  c.unifier.unify(type, functionOf(from, instance))
  return {
    name: instance.constructor.name,
    params: [from],
    result: instance,
    build: (given, result, { start, end }) => ({
      kind: 'Apply',
      fn: { kind: 'Value', symbol, typeArguments: args, type, start, end },
      arguments: given,
      type: result,
      start,
      end,
    }),
  }
}
