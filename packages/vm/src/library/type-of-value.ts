/** Which type a value has at run time: what `GetType` answers. */
import { nullReference } from '../machine/net-errors.ts'
import { classOfFunction } from '../values/closure-classes.ts'
import type { FunctionValue } from '../values/function-values.ts'
import { Box, FsException } from '../values/values.ts'
import type { Instance, Rep } from '../values/values.ts'
import { exceptionName } from './exceptions.ts'
import { NetType } from './net-type.ts'
import { dotNetTypeName } from './type-names.ts'

/** The type of a value that is known as `rep`; of an object, whatever class or interface it is known as, that of its class. */
export function typeOfValue(value: unknown, rep: Rep): NetType {
  if (value === null) nullReference()
  if (value instanceof Box) return typeOfValue(value.value, value.rep)
  if (value instanceof FsException) return new NetType(exceptionName(value))
  if (typeof value === 'function' && rep.k === 'fun') return new NetType(classOfFunction(value as FunctionValue), rep)
  if (typeof value !== 'object') return NetType.of(rep)
  const { kind, info, tag } = value as Partial<Instance>
  if (info === undefined) return NetType.of(rep)
  const args = rep.k === 'def' && rep.info === info ? rep.args : []
  const own: Rep = { k: 'def', info, args }
  const name = dotNetTypeName(own)
  return new NetType(kind === 'union' ? `${name}${caseClass(info.def, tag ?? 0)}` : name, own)
}

/** Unions of so many cases tell them apart by a number: cases without fields need no class of their own then. */
const NUMBERED = 4

function caseClass(def: NonNullable<Instance['info']>['def'], tag: number): string {
  if (def.k !== 'union' || def.cases.length === 1) return ''
  const { name, fields } = def.cases[tag]!
  if (fields.length > 0) return `+${name}`
  const isPlain = def.cases.length >= NUMBERED || def.cases.every((each) => each.fields.length === 0)
  return isPlain ? '' : `+_${name}`
}
