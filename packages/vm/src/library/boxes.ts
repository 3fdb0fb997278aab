/** Values as `obj` and back, and what type a value has. */
import { machine } from '../machine/machine.ts'
import { nullReference } from '../machine/net-errors.ts'
import { sameRep } from '../values/program-types.ts'
import { Box, FsException } from '../values/values.ts'
import type { Instance, Rep } from '../values/values.ts'
import { implementsForValues, isValueInterface } from './boxed-interfaces.ts'
import { fullExceptionName, isDotNetException } from './exceptions.ts'
import { dotNetTypeName } from './type-names.ts'

/** A value as `obj`. */
export function box(value: unknown, rep: Rep): unknown {
  if (value === null || value === undefined) return null
  if (rep.k === 'prim' && (rep.name === 'obj' || rep.name === 'unit')) return value
  return new Box(rep, value)
}

/** `:?` on an obj, a class or an interface. */
export function isType(target: unknown, rep: Rep): boolean {
  // F# tells no None and no unit from null.
  if (target === null || target === undefined)
    return rep.k === 'lib' ? rep.name === 'option' : rep.k === 'prim' && rep.name === 'unit'
  if (rep.k === 'prim' && rep.name === 'obj') return true
  const value = target instanceof Box ? target.value : target
  if (value instanceof FsException && rep.k !== 'def') return isExceptionOf(value, rep)
  if (rep.k === 'def' && isInstance(value) && (value.kind === 'class' || value.kind === 'exception'))
    return derivesFrom(value, rep.info.def.name) && !hasOtherArguments(target, rep)
  if (rep.k === 'lib' && (rep.name.startsWith('System.') || rep.name === 'seq') && isInstance(value)) {
    if (derivesFrom(value, rep.name)) return true
    if (!isValueInterface(rep)) return false
  }
  if (rep.k === 'lib' && isValueInterface(rep)) return target instanceof Box && implementsForValues(target.rep, rep)
  return target instanceof Box && sameRep(target.rep, rep)
}

/**
 * Whether it is boxed as an instance of the very class with other type arguments. What a member of a generic class does
 * not know of its own type arguments is `obj`, which tells nothing.
 */
function hasOtherArguments(target: unknown, rep: Rep & { readonly k: 'def' }): boolean {
  if (!(target instanceof Box) || rep.args.length === 0) return false
  const known = target.rep
  if (known.k !== 'def' || known.info.def.name !== rep.info.def.name) return false
  return rep.args.some((arg, i) => {
    const other = known.args[i]
    return tells(arg) && tells(other) && !sameRep(arg, other)
  })
}

function tells(argument: Rep | undefined): argument is Rep {
  return argument !== undefined && !(argument.k === 'prim' && argument.name === 'obj')
}

/** `:?` with an exception of .NET, on an exception or one that is boxed. */
export function isException(target: unknown, type: string): boolean {
  const value = target instanceof Box ? target.value : target
  return value instanceof FsException && isDotNetException(value, type)
}

function isExceptionOf(value: FsException, rep: Rep): boolean {
  if (rep.k === 'prim') return rep.name === 'exn'
  return rep.k === 'lib' && isDotNetException(value, fullExceptionName(rep.name))
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
    return nullReference()
  }
  if (rep.k === 'prim' && rep.name === 'obj') return target
  if (!isType(target, rep)) {
    const from = target instanceof Box ? dotNetTypeName(target.rep) : 'System.Object'
    machine.raise(
      'System.InvalidCastException',
      `Unable to cast object of type '${from}' to type '${dotNetTypeName(rep)}'.`,
    )
  }
  return target instanceof Box && !isValueInterface(rep) ? target.value : target
}
