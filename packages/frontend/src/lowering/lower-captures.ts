/** Which local variables a lowered expression takes from around it. */
import type { Expr, LocalId } from '@fsrs/chunk'

/** Locals are unique within a global: what is used and bound nowhere inside comes from outside. Type representations count. */
export function freeLocals(root: Expr): LocalId[] {
  const used = new Set<LocalId>()
  const bound = new Set<LocalId>()
  const pending: unknown[] = [root]
  while (pending.length > 0) {
    const next = pending.pop()
    if (Array.isArray(next)) pending.push(...next)
    else if (isData(next)) {
      if (isNode(next)) visit(next, used, bound)
      pending.push(...Object.values(next))
    }
  }
  return [...used].filter((id) => !bound.has(id)).toSorted((a, b) => a - b)
}

function isData(part: unknown): part is object {
  return typeof part === 'object' && part !== null
}

/** Expressions, and representations of types, which have the same `local`. */
function isNode(part: object): part is Expr {
  return 'k' in part
}

function visit(node: Expr, used: Set<LocalId>, bound: Set<LocalId>): void {
  switch (node.k) {
    case 'local':
    case 'callLocal':
    case 'setLocal':
      used.add(node.id)
      break
    case 'let':
    case 'for':
    case 'forIn':
    case 'tryWith':
      bound.add(node.id)
      break
    case 'letRec':
      for (const binding of node.bindings) bound.add(binding.id)
      break
    case 'lambda':
    case 'join':
      for (const param of node.params) bound.add(param)
      break
    default:
  }
}

/** How a method reaches what its object captured. */
export interface CapturedAs {
  /** Captured by value: calls of them as known functions become calls of values, which is all they are there. */
  readonly values: ReadonlySet<LocalId>
  /** Captured as variables: functions that read and write them. */
  readonly variables: ReadonlyMap<LocalId, { readonly read: LocalId; readonly write: LocalId }>
}

/** The expression as it stands in a method that has captured these locals. */
export function throughCaptures(expr: Expr, captured: CapturedAs): Expr {
  const copy = copied(expr, captured)
  if (!isData(copy) || !isNode(copy)) throw new Error('the copy of an expression is one')
  return copy
}

function copied(part: unknown, captured: CapturedAs): unknown {
  if (Array.isArray(part)) return part.map((each: unknown) => copied(each, captured))
  if (!isData(part)) return part
  const copy: object = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, copied(value, captured)]))
  return isNode(copy) ? replaced(copy, captured) : copy
}

function replaced(node: Expr, { values, variables }: CapturedAs): Expr {
  switch (node.k) {
    case 'callLocal':
      return values.has(node.id) ? { k: 'apply', fn: { k: 'local', id: node.id }, args: node.args, at: node.at } : node
    case 'local': {
      const variable = variables.get(node.id)
      if (variable === undefined) return node
      const unit: Expr = { k: 'const', value: { type: 'unit' } }
      return { k: 'apply', fn: { k: 'local', id: variable.read }, args: [unit], at: 0 }
    }
    case 'setLocal': {
      const variable = variables.get(node.id)
      return variable === undefined
        ? node
        : { k: 'apply', fn: { k: 'local', id: variable.write }, args: [node.value], at: 0 }
    }
    default:
      return node
  }
}
