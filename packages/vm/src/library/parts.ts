// What equality, comparison and hash codes need to know of a value's parts, without types.

import { Box } from '../values/values.ts'
import type { Instance } from '../values/values.ts'

/** What a class of the library says of its own equality; without it, instances are equal only to themselves. */
export interface Structural {
  structuralEquals?(other: unknown): boolean
  structuralCompare?(other: unknown): number
  structuralHash?(): number
}

/**
 * Values nested deeper than this are worked through with a stack of their own, so that neither long lists nor deep trees use
 * up that of JavaScript; all others without, which takes a fifth of the time.
 */
export const RECURSION_MAX = 32

/** What kind of object it is, by its prototype; undefined: an array, or something of the host's. */
export function kindOf(value: object): string | undefined {
  return (value as { readonly kind?: string }).kind
}

/** An F# array in any of its representations. */
export function isArray(value: unknown): value is unknown[] {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
}

/** The field `f0`, `f1`, … of an instance, tuple or case. */
export function fieldAt(value: Instance, index: number): unknown {
  switch (index) {
    case 0:
      return value['f0']
    case 1:
      return value['f1']
    case 2:
      return value['f2']
    case 3:
      return value['f3']
    default:
      return value[`f${index}`]
  }
}

/** Number of fields of a record, exception or union case. */
export function fieldCount(value: Instance): number {
  const { def } = value.info
  if (def.k === 'union') return def.cases[value.tag]?.fields.length ?? 0
  return def.k === 'enum' ? 0 : def.fields.length
}

/** How many fields of a struct make it what it is; undefined for any other object of a class. */
export function structFields({ info: { def } }: Instance): number | undefined {
  return def.k === 'class' ? def.comparedFields : undefined
}

/** The script's own method, where the instance has one. */
export function methodOf(instance: Instance, key: string): ((...args: unknown[]) => unknown) | undefined {
  return (instance as unknown as Record<string, (...args: unknown[]) => unknown>)[key]
}

/** An instance as `obj`. */
export function boxed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { info, rep } = value as Instance
  return info === undefined ? value : new Box(rep ?? { k: 'def', info, args: [] }, value)
}
