/**
 * A value that equals `next`, frozen through and through, which shares every part with `before` that is the same in both:
 * so that `===` tells what a reload left alone. Only plain objects and arrays are looked into; what else a schema makes
 * (dates, maps, instances) is taken as it is.
 */
export function frozenLike(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return before
  if (Array.isArray(next)) return sharedArray(before, next)
  if (isPlainObject(next)) return sharedObject(before, next)
  if (before instanceof Date && next instanceof Date && before.getTime() === next.getTime()) return before
  return next
}

function sharedArray(before: unknown, next: readonly unknown[]): unknown {
  const old = Array.isArray(before) ? (before as readonly unknown[]) : undefined
  const items = next.map((item, index) => frozenLike(old?.[index], item))
  if (old !== undefined && old.length === items.length && items.every((item, index) => Object.is(item, old[index])))
    return old
  return Object.freeze(items)
}

function sharedObject(before: unknown, next: Readonly<Record<string, unknown>>): unknown {
  const old = isPlainObject(before) ? before : undefined
  const keys = Object.keys(next)
  const valueAt = (key: string): unknown => (old !== undefined && Object.hasOwn(old, key) ? old[key] : undefined)
  const entries = keys.map((key) => [key, frozenLike(valueAt(key), next[key])] as const)
  if (old !== undefined) {
    const oldKeys = Object.keys(old)
    const isSame =
      oldKeys.length === keys.length &&
      entries.every(([key, value], index) => key === oldKeys[index] && Object.is(value, old[key]))
    if (isSame) return old
  }
  return Object.freeze(Object.fromEntries(entries))
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
