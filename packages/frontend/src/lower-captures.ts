/** Which local variables a lowered expression takes from around it. */
import type { Expr, LocalId } from '@fsrs/chunk'

/** Locals are unique within a global: what is used and bound nowhere inside comes from outside. Type representations count. */
export function freeLocals(root: Expr): LocalId[] {
  const used = new Set<LocalId>()
  const bound = new Set<LocalId>()
  const pending: unknown[] = [root]
  while (pending.length > 0) {
    const next = pending.pop()
    if (Array.isArray(next)) pending.push(...(next as unknown[]))
    else if (typeof next === 'object' && next !== null) {
      visit(next as Expr, used, bound)
      pending.push(...Object.values(next as object).filter((value) => typeof value === 'object'))
    }
  }
  return [...used].filter((id) => !bound.has(id)).toSorted((a, b) => a - b)
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

/** The expression with known calls of these locals made calls of values, which is all they are where they were captured. */
export function withoutKnownCalls<Part>(part: Part, captured: ReadonlySet<LocalId>): Part {
  if (Array.isArray(part)) return part.map((each: unknown) => withoutKnownCalls(each, captured)) as Part
  if (typeof part !== 'object' || part === null) return part
  const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withoutKnownCalls(value, captured)]))
  const node = copy as unknown as Expr
  if (node.k !== 'callLocal' || !captured.has(node.id)) return copy as Part
  const call: Expr = { k: 'apply', fn: { k: 'local', id: node.id }, args: node.args, at: node.at }
  return call as Part
}
