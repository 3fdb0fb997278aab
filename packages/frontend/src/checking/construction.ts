/** Objects that are made: `T(a, Name = b)`. */
import type { Expr, Node } from '../syntax/ast.ts'
import { isLibrary, named } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import { assignMember } from './assignment.ts'
import type { Candidate } from './candidate.ts'
import type { Checker } from './checker.ts'
import { constructorsOf } from './constructor-candidates.ts'
import { libraryMembers } from '../types/library.ts'
import { findMembers } from './members.ts'
import { argumentsOf, callMethod, namedArgument } from './method-calls.ts'
import { missingConstructor } from './missing-names.ts'
import { withTemporaries } from './purity.ts'
import { delegateSignature } from '../types/delegates.ts'
import { isObject } from '../types/type-reps.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { NamedType, Type, TypeConstructor } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

/** `T(arguments)`. */
export function construct(
  c: Checker,
  callee: { readonly type: TypeConstructor; readonly args: readonly Type[] | undefined; readonly at: Node },
  argument: Expr,
  at: Node,
): TypedExpr {
  const { type } = callee
  if (type.definition.kind === 'Unknown') {
    c.infer(argument)
    return c.errorExpr(at)
  }
  if (type.definition.kind === 'Abbreviation') {
    const means = resolve(type.definition.type)
    if (means.kind === 'Named')
      return construct(c, { type: means.constructor, args: means.arguments, at: callee.at }, argument, at)
  }
  const isAbstract = type.definition.kind === 'Class' && type.definition.isAbstract
  const instance = named(type, callee.args ?? c.freshArguments(type))
  // Of all that has keys F# looks at this one, and only where one is made.
  if (isLibrary(instance, 'Dictionary'))
    c.constrain(instance.arguments[0]!, { kind: 'Equality' }, at, undefined, callee.args && 'FS0043')
  if (isLibrary(instance, 'EventOf')) checkHandlers(c, instance, at)
  const candidates = isAbstract ? [] : constructorsOf(c, instance)
  if (candidates.length === 0) {
    c.infer(argument)
    c.report(isAbstract ? catalog.abstractInstance(callee.at, type) : missingConstructor(callee.at, type))
    return c.errorExpr(at)
  }
  return constructWithSettings(c, instance, candidates, argument, at)
}

/** The handlers of `Event<'Delegate, 'Args>` are told who sends it, and one value. */
function checkHandlers(c: Checker, { arguments: [handler, args] }: NamedType, at: Node): void {
  const signature = delegateSignature(handler!)
  const [sender, value] = signature?.parameters ?? []
  if (signature === undefined || signature.parameters.length !== 2 || !isObject(sender!))
    return c.report(catalog.unsupported(at, 'An event whose handlers are no `delegate of obj * value -> unit` is'))
  c.unify(args!, value!, at)
}

/** `T(a, Name = b)` where `Name` is no parameter: the object's property is set once it has been made. */
function constructWithSettings(
  c: Checker,
  instance: NamedType,
  candidates: readonly Candidate[],
  argument: Expr,
  at: Node,
): TypedExpr {
  const { name } = instance.constructor
  const isSetting = (e: Expr): boolean => {
    const setting = namedArgument(e)?.name
    if (setting === undefined) return false
    if (candidates.some(({ parameters }) => parameters?.some((each) => each.name === setting.name))) return false
    return (
      findMembers(c, instance, setting.name).some(({ member }) => member.kind === 'setter') ||
      libraryMembers(instance.constructor, `${setting.name}=`).length > 0
    )
  }
  const given = argumentsOf(argument)
  const settings = given.filter(isSetting)
  if (settings.length === 0) return callMethod(c, { name, candidates }, argument, at, undefined)
  const made = callMethod(
    c,
    { name, candidates },
    argumentOf(given.slice(0, given.length - settings.length), argument),
    at,
    undefined,
  )
  return withTemporaries(c, [made], ([object]) => {
    const items = settings.map((each) => {
      const setting = namedArgument(each)!
      return { kind: 'Expr', expr: assignMember(c, object!, setting.name, setting.value, each) } as const
    })
    return {
      kind: 'Block',
      items: [...items, { kind: 'Expr', expr: object! }],
      type: made.type,
      start: at.start,
      end: at.end,
    }
  })
}

/** Arguments in parentheses. */
function argumentOf(items: readonly Expr[], at: Node): Expr {
  const { start, end } = at
  const [only] = items
  if (only === undefined) return { kind: 'Const', value: { type: 'unit' }, start, end }
  if (items.length === 1) return { kind: 'Paren', inner: only, start, end }
  return { kind: 'Paren', inner: { kind: 'Tuple', items, isStruct: false, start, end }, start, end }
}
