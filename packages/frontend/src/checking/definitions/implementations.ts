/** What a type or an object expression has to implement: which member implements which method, and what is missing. */
import type { Node, TypeExpr } from '../../syntax/ast.ts'
import * as catalog from '../../types/catalog.ts'
import * as definitionCatalog from '../../types/definition-catalog.ts'
import type { Checker } from '../checker.ts'
import { groupsOf } from './member-parameters.ts'
import { inheritedBy, isInterface, ownMembers } from '../../types/net-interfaces.ts'
import type { Method } from '../../types/type-owner.ts'
import type { MemberInfo, NamedType, Type } from '../../types/types.ts'
import { interfacesOf } from '../../types/subtypes.ts'
import { resolve, substitute } from '../../types/type-structure.ts'

/** An interface or class with the members that are written for it. */
export interface Implemented {
  readonly type: NamedType
  readonly methods: readonly Method[]
  readonly at: Node
  /** Whether an object expression implements it. */
  readonly isObject?: boolean
}

/** A member, the method that it implements, and the type that it must have. */
export interface Implementation {
  /** Of what it implements the method. */
  readonly type: NamedType
  readonly method: Method
  readonly key: string
  readonly wanted: Type
  /** See `MemberInfo.own`. */
  readonly own: readonly Type[] | undefined
}

/** The members that implement interfaces and classes; reports what none of them implements. */
export function implementationsOf(c: Checker, all: readonly Implemented[]): readonly Implementation[] {
  const found: Implementation[] = []
  const wrong = new Set<Implemented>()
  for (const each of all) if (!match(c, each, found)) wrong.add(each)
  const keys = new Set(found.map(({ key }) => key))
  for (const each of all) {
    const missing = abstractMembers(each.type).filter(({ info }) => !keys.has(info.methodKey!))
    if (missing.length === 0 || wrong.has(each)) continue
    for (const { info } of missing) keys.add(info.methodKey!)
    const names = missing.map(({ info }) => info.name)
    c.report(
      definitionCatalog.missingImplementation(
        each.at,
        each.type.constructor.name,
        names,
        isInterface(each.type.constructor),
      ),
    )
  }
  return found
}

/** Finds what each member implements; false where one implements nothing. */
function match(c: Checker, { type, methods, at, isObject }: Implemented, found: Implementation[]): boolean {
  const wanted = overridableMembers(type)
  const byName = new Map<string, Overridable[]>()
  for (const each of wanted) {
    const known = byName.get(each.info.name)
    if (known === undefined) byName.set(each.info.name, [each])
    else known.push(each)
  }
  const done = new Set<string>()
  let isRight = true
  for (const method of methods) {
    const { name } = method.name
    const possible = (byName.get(name) ?? []).filter((each) => couldImplement(method, each.info))
    const best = possible.find((each) => answers(method.returnType, each)) ?? possible[0]
    if (best !== undefined) {
      if (done.has(best.info.methodKey!))
        c.report(catalog.badDeclaration('FS0359', at, `\`${name}\` is implemented here twice.`))
      done.add(best.info.methodKey!)
      found.push({ type, method, key: best.info.methodKey!, wanted: best.type, own: best.info.own })
      continue
    }
    const names = wanted.map((each) => each.info.name)
    const owner = type.constructor.name
    const isMethod = method.accessor === 'method'
    const others = names.length === 0 ? undefined : `\`${owner}\` has ${names.map((each) => `\`${each}\``).join(', ')}.`
    const help = names.includes(name)
      ? `\`${owner}\` has it as a ${isMethod ? 'property' : 'method'}: write \`member this.${name}${isMethod ? '' : '(…)'} = …\`.`
      : others
    const other = wanted.find(({ info }) => isMethod && info.name === name && info.kind === 'method')
    const of = isObject === true ? 'object' : isMethod ? 'method' : 'property'
    c.report(definitionCatalog.implementsNothing(method.name, name, of, other?.info, help))
    isRight = false
  }
  return isRight
}

function couldImplement(method: Method, info: MemberInfo): boolean {
  if (info.name !== method.name.name || (method.accessor === 'set') !== (info.kind === 'setter')) return false
  if (info.kind !== 'method') return method.accessor !== 'method'
  const groups = groupsOf(method.parameters)
  return info.arguments.length === groups.length && info.arguments.every((each, i) => each === groups[i]!.length)
}

/** Whether a written result is of the method's type: sequences and enumerators have each member twice, with and without a type. */
function answers(written: TypeExpr | undefined, { type }: Overridable): boolean {
  let result = resolve(type)
  while (result.kind === 'Function') result = resolve(result.to)
  if (written?.kind !== 'Name' || result.kind !== 'Named') return false
  const { name, parameters } = result.constructor
  return written.path.at(-1)!.name === name && written.arguments.length === parameters.length
}

/** A member with its type as an object of that type has it. */
interface Overridable {
  readonly info: MemberInfo
  readonly type: Type
}

/** What an object of an interface or class may define anew: of a class also what has a body, and what it inherits. */
function overridableMembers(type: NamedType): readonly Overridable[] {
  if (isInterface(type.constructor)) return abstractMembers(type)
  const { definition } = type.constructor
  const all = [...type.constructor.members.values()].flat().filter((each) => each.methodKey !== undefined)
  const seen = new Set<string>()
  const own = all.filter(({ methodKey }) => !seen.has(methodKey!) && seen.add(methodKey!))
  const { parameters } = type.constructor
  const base = definition.kind === 'Class' && definition.base !== undefined ? definition.base : undefined
  const above = base && resolve(substitute(base, parameters, type.arguments))
  return [
    ...own.map((info) => ({ info, type: substitute(info.scheme.type, parameters, type.arguments) })),
    ...(above?.kind === 'Named' ? overridableMembers(above) : []),
  ]
}

/** Abstract members of an interface or class, inherited ones too, that have no body. */
function abstractMembers(type: NamedType): Overridable[] {
  const { constructor } = type
  if (constructor.definition.kind !== 'Class' && !isInterface(constructor)) return []
  const own = ownMembers(constructor).filter((each) => each.isVirtual)
  const withBody = new Set(own.flatMap(({ symbol, methodKey }) => (symbol === undefined ? [] : [methodKey])))
  const open = own
    .filter(({ symbol, methodKey }) => symbol === undefined && !withBody.has(methodKey))
    .map((info) => ({ info, type: substitute(info.scheme.type, constructor.parameters, type.arguments) }))
  if (!isInterface(constructor)) return open
  const inherited = inheritedBy(constructor, interfacesOf(constructor)).flatMap((each) => {
    const base = resolve(substitute(each, constructor.parameters, type.arguments))
    return base.kind === 'Named' ? abstractMembers(base) : []
  })
  return [...open, ...inherited]
}
