import { isPlainObject } from './freeze.ts'

/** One difference between two generations of a configuration. */
export interface ConfigChange {
  /** Keys and indices from the top. */
  readonly path: readonly (string | number)[]
  readonly kind: 'added' | 'removed' | 'changed'
  /** The value before; undefined where it was added. */
  readonly before: unknown
  /** The value now; undefined where it was removed. */
  readonly after: unknown
}

/**
 * What became of a value, as few and as small differences as objects and arrays allow: arrays are compared index by index.
 * The order of keys is no difference.
 */
export function diffConfig(before: unknown, after: unknown): ConfigChange[] {
  const changes: ConfigChange[] = []
  compare(before, after, [], changes)
  return changes
}

/** The same, where all that may differ of two objects are the values of these keys, which both have. */
export function diffAt(keys: readonly string[], before: unknown, after: unknown): ConfigChange[] {
  if (!isPlainObject(before) || !isPlainObject(after)) return diffConfig(before, after)
  const changes: ConfigChange[] = []
  const wanted = new Set(keys)
  const inOrder = keys.length < 2 ? keys : Object.keys(before).filter((key) => wanted.has(key))
  for (const key of inOrder) compare(before[key], after[key], [key], changes)
  return changes
}

function compare(before: unknown, after: unknown, path: readonly (string | number)[], changes: ConfigChange[]): void {
  if (Object.is(before, after)) return
  if (Array.isArray(before) && Array.isArray(after)) {
    for (let i = 0; i < Math.max(before.length, after.length); i++) {
      const at = [...path, i]
      if (i >= before.length) changes.push({ path: at, kind: 'added', before: undefined, after: after[i] })
      else if (i >= after.length) changes.push({ path: at, kind: 'removed', before: before[i], after: undefined })
      else compare(before[i], after[i], at, changes)
    }
    return
  }
  if (!isPlainObject(before) || !isPlainObject(after)) {
    changes.push({ path, kind: 'changed', before, after })
    return
  }
  for (const key of Object.keys(before)) {
    if (!Object.hasOwn(after, key))
      changes.push({ path: [...path, key], kind: 'removed', before: before[key], after: undefined })
    // Of thousands of keys nearly all are the same.
    else if (!Object.is(before[key], after[key])) compare(before[key], after[key], [...path, key], changes)
  }
  for (const key of Object.keys(after)) {
    if (!Object.hasOwn(before, key))
      changes.push({ path: [...path, key], kind: 'added', before: undefined, after: after[key] })
  }
}
