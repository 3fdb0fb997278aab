/** What may be evaluated earlier or later without a difference, and names for what may not. */
import type { Checker } from './checker.ts'
import { valueOf, variablePattern } from './typed-nodes.ts'
import type { TypedBinding, TypedExpr } from '../types/typed-tree.ts'
import type { ValueSymbol } from '../types/types.ts'

/** Whether evaluating it has no effect, cannot fail, and gives the same at any time. */
export function isPure(e: TypedExpr): boolean {
  switch (e.kind) {
    case 'Const':
    case 'Lambda':
      return true
    case 'Value':
      return !e.symbol.isMutable
    case 'Tuple':
    case 'Case':
    case 'List': {
      const items = e.kind === 'Tuple' ? e.items : e.kind === 'Case' ? e.arguments : e.elements
      return items.length < 4 && items.every(isPure)
    }
    case 'Upcast':
      return isPure(e.expr)
    default:
      return false
  }
}

/** A `let` of one variable. */
export function bindingOf(symbol: ValueSymbol, value: TypedExpr): TypedBinding {
  const { start, end } = value
  return {
    pattern: variablePattern(symbol, value),
    scheme: { variables: [], type: value.type },
    value,
    isMutable: false,
    attributes: [],
    isPrivate: false,
    start,
    end,
  }
}

/** Evaluates expressions first, in order, unless they are pure; `use` gets what stands for them. */
export function withTemporaries(
  c: Checker,
  values: readonly TypedExpr[],
  use: (values: readonly TypedExpr[]) => TypedExpr,
): TypedExpr {
  if (values.every(isPure)) return use(values)
  const bindings: TypedBinding[] = []
  const stand = values.map((each, i) => {
    if (isPure(each)) return each
    const symbol = c.local(`@value${i + 1}`, each.type, each)
    bindings.push(bindingOf(symbol, each))
    return valueOf(symbol, each)
  })
  const result = use(stand)
  const { start, end, type } = result
  const lets = bindings.map((binding) => ({ kind: 'Let', isRec: false, bindings: [binding], start, end }) as const)
  return { kind: 'Block', items: [...lets, { kind: 'Expr', expr: result }], type, start, end }
}
