/** `IEnumerable` and `IEnumerator` of .NET without a type: whoever goes through one gets objects. */

import { ENUMERATOR_METHODS } from '../values/enumeration.ts'
import type { Library } from './library-contract.ts'
import { machine } from '../machine/machine.ts'
import { methodKey } from '../values/method-key.ts'
import { cleanUp } from '../values/run-end.ts'
import { Box } from '../values/values.ts'
import type { Instance, Rep } from '../values/values.ts'
import { Array2D } from './array2d.ts'
import { enumerate } from './collections.ts'
import { methodOf } from './parts.ts'
import { OBJ, contentOf, elementRep } from './boxed-interfaces.ts'

const START = methodKey('System.IEnumerable.GetEnumerator/0')
const CURRENT = methodKey('System.IEnumerator.Current/0')
const RESET = methodKey('System.IEnumerator.Reset/0')

/** The items of anything that can be gone through, as objects. */
export function* objectsOf(source: unknown): Generator<unknown, void, undefined> {
  const enumerator = start(source)
  try {
    while (moveNext(enumerator)) yield current(enumerator)
  } finally {
    cleanUp(() => dispose(enumerator))
  }
}

/** `IEnumerable.GetEnumerator`. */
function start(source: unknown): unknown {
  const value = contentOf(source)
  const own = typeof value === 'object' ? methodOf(value as Instance, START) : undefined
  if (own !== undefined) return own.call(value)
  const element = (source instanceof Box ? elementRep(source.rep) : undefined) ?? OBJ
  return new Box({ k: 'lib', name: 'System.IEnumerator`1', args: [element] }, enumerate(iterable(value)))
}

/** What JavaScript can iterate: strings do it by code point, and arrays of two dimensions not at all. */
function iterable(value: unknown): Iterable<unknown> {
  if (typeof value === 'string') return unitsOf(value)
  return value instanceof Array2D ? value.items : (value as Iterable<unknown>)
}

function* unitsOf(text: string): Generator<number, void, undefined> {
  for (let index = 0; index < text.length; index++) yield text.charCodeAt(index)
}

function moveNext(enumerator: unknown): boolean {
  machine.step()
  return call(enumerator, ENUMERATOR_METHODS.moveNext) === true
}

/** What has a property of its own for this made it an object itself. */
function current(enumerator: unknown): unknown {
  const content = contentOf(enumerator) as Instance
  const own = methodOf(content, CURRENT)
  if (own !== undefined) return own.call(content)
  const rep = enumerator instanceof Box && enumerator.rep.k === 'lib' ? enumerator.rep.args[0] : undefined
  const item = call(enumerator, ENUMERATOR_METHODS.current)
  return item === null || item === undefined || rep === undefined || isObject(rep) ? item : new Box(rep, item)
}

function isObject(rep: Rep): boolean {
  return rep.k === 'prim' && rep.name === 'obj'
}

function dispose(enumerator: unknown): void {
  call(enumerator, ENUMERATOR_METHODS.dispose)
}

function reset(enumerator: unknown): void {
  const content = contentOf(enumerator) as Instance
  const own = methodOf(content, RESET)
  if (own === undefined) machine.raise('System.NotSupportedException', 'Specified method is not supported.')
  own?.call(content)
}

function call(target: unknown, key: string): unknown {
  const content = contentOf(target) as Instance
  return methodOf(content, key)?.call(content)
}

/** What is called by `IEnumerable` and `IEnumerator`. */
export const UNTYPED_SEQUENCES_LIBRARY: Library = {
  'value@.items': objectsOf,
  'value@.enumerate': start,
  'value@.moveNext': moveNext,
  'value@.current': current,
  'value@.reset': reset,
}
