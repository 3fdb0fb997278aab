/** `[<return: Struct>]`: partial active patterns that answer a ValueOption. */
import type { Node } from '../syntax/ast.ts'
import { functionOf } from '../types/builtins.ts'
import type { Checker } from './checker.ts'
import { instantiateSymbol } from './inlining.ts'
import { valueOf, variablePattern } from './typed-nodes.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { NamedType, Type } from '../types/types.ts'

/** The prelude's type. */
const VALUE_OPTION = 'ValueOptions:ValueOption'

/** Whether a type, which has been resolved, is a ValueOption. */
export function isValueOption(type: Type): type is NamedType {
  return type.kind === 'Named' && type.constructor.uniqueName === VALUE_OPTION
}

/** A recognizer as one that answers an option: matches are decided by options alone. */
export function answeringOption(c: Checker, recognizer: TypedExpr, from: Type, at: Node): TypedExpr {
  const { start, end } = at
  const symbol = c.local('matched', from, at)
  const [answer, option] = [c.fresh(), c.fresh()]
  c.unifier.unify(recognizer.type, functionOf(from, answer))
  const [module] = c.scope.modules.get('ValueOption') ?? []
  const entry = module?.values.get('toOption')
  if (entry?.kind !== 'Value') return c.errorExpr(at)
  const fn = instantiateSymbol(c, entry.symbol, at)
  c.unifier.unify(fn.type, functionOf(answer, option))
  const found: TypedExpr = {
    kind: 'Apply',
    fn: recognizer,
    arguments: [valueOf(symbol, at)],
    type: answer,
    start,
    end,
  }
  const body: TypedExpr = { kind: 'Apply', fn, arguments: [found], type: option, start, end }
  const parameters = [variablePattern(symbol, at)]
  return { kind: 'Lambda', name: '', parameters, body, type: functionOf(from, option), start, end }
}
