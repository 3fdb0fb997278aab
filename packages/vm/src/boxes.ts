/** Values as `obj` and back, and what type a value has. */
import { dotNetTypeName } from './library/type-names.ts'
import { machine } from './machine.ts'
import { sameRep } from './program-types.ts'
import { Box } from './values.ts'
import type { Instance, Rep } from './values.ts'

/** A value as `obj`. */
export function box(value: unknown, rep: Rep): unknown {
  if (value === null || value === undefined) return null
  if (rep.k === 'prim' && (rep.name === 'obj' || rep.name === 'unit')) return value
  return new Box(rep, value)
}

/** `:?` on an obj, a class or an interface. */
export function isType(target: unknown, rep: Rep): boolean {
  if (target === null || target === undefined) return false
  if (rep.k === 'prim' && rep.name === 'obj') return true
  const value = target instanceof Box ? target.value : target
  if (rep.k === 'def' && isInstance(value) && value.kind === 'class') return derivesFrom(value, rep.info.def.name)
  if (rep.k === 'lib' && (rep.name.startsWith('System.') || rep.name === 'seq') && isInstance(value))
    return derivesFrom(value, rep.name)
  return target instanceof Box && sameRep(target.rep, rep)
}

function isInstance(value: unknown): value is Instance {
  return typeof value === 'object' && value !== null && 'kind' in value && 'info' in value
}

function derivesFrom(value: Instance, wanted: string): boolean {
  for (let at: object | null = value; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    if (!isInstance(at)) return false
    const { def } = at.info
    if (def.name === wanted) return true
    if (def.interfaces?.includes(wanted) === true) return true
  }
  return false
}

/** The value in an obj, which must have the type. */
export function unbox(target: unknown, rep: Rep): unknown {
  if (target === null && rep.k === 'lib' && rep.name === 'option') return null
  if (target === null && rep.k === 'prim' && ['unit', 'string', 'obj'].includes(rep.name))
    return rep.name === 'unit' ? undefined : null
  if (target === null || target === undefined) {
    return machine.raise('System.NullReferenceException', 'Object reference not set to an instance of an object.')
  }
  if (rep.k === 'prim' && rep.name === 'obj') return target
  if (!isType(target, rep)) {
    const from = target instanceof Box ? dotNetTypeName(target.rep) : 'System.Object'
    machine.raise(
      'System.InvalidCastException',
      `Unable to cast object of type '${from}' to type '${dotNetTypeName(rep)}'.`,
    )
  }
  return target instanceof Box ? target.value : target
}
