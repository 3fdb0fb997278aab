/**
 * The class that .NET has of a function value, which shows where a function is printed. To know it costs no time where
 * functions are made and called: generated code says it in a comment, which the function's text brings back, and the
 * interpreter has it with the code that a function runs.
 */
import type { ClosureName } from '@fsrs/chunk'

import type { FunctionValue } from './function-values.ts'

/** A function value with all that may be known of it. */
export interface KnownFunction extends FunctionValue {
  /** Of a function with a name, as a value at one place of the program. */
  className?: ClosureName
  /** That function as a value without a place. */
  origin?: FunctionValue
  /** What the interpreter runs. */
  closure?: { readonly code: { readonly className: ClosureName | undefined } }
  /** The forms of functions that may bounce. */
  t1?: unknown
  t2?: unknown
  t3?: unknown
}

/** A comment that names a class, for the beginning of a function's body. */
export function classMark(name: ClosureName | undefined): string {
  if (name === undefined) return ''
  // What a chunk says here must not end the comment.
  const text = name.replaceAll(UNSAFE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `/*class ${text}*/`
}

const UNSAFE = /[^\w.+@'| -]/g
const MARK = /^(?:function\b[^(]*)?\([^)]*\)(?:=>)?\{?\/\*class ([^*]*)\*\//

/** The class of a function value, by its full name. */
export function classOfFunction(value: KnownFunction): ClosureName {
  return value.className ?? value.closure?.code.className ?? writtenClass(value) ?? classOfPartial(value)
}

function writtenClass(value: KnownFunction): ClosureName | undefined {
  const written = value.t1 ?? value.t2 ?? value.t3 ?? value.f2 ?? value.f3 ?? value.f4 ?? value.many?.call ?? value
  const text = MARK.exec(Function.prototype.toString.call(written))?.[1]
  return text?.replaceAll(/\\u([\da-f]{4})/g, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)))
}

/** FSharp.Core's own classes of functions that wait for their last one, two, … arguments. */
const PARTIAL = ['Invoke@2712', 'Invoke@2725-1', 'Invoke@2760-2', 'Invoke@2766-3']

/** What has no class of the program has been given some of its arguments by one that did not know it. */
function classOfPartial({ f2, f3, f4, many }: FunctionValue): ClosureName {
  const missing = many?.size ?? (f4 !== undefined ? 4 : f3 !== undefined ? 3 : f2 !== undefined ? 2 : 1)
  return `Microsoft.FSharp.Core.OptimizedClosures+${PARTIAL[Math.min(missing, PARTIAL.length) - 1]}`
}

/** Gives a function with a name the class that it has at one place; `value` is made for that and nothing else. */
export function atPlace(value: KnownFunction, className: ClosureName, origin?: FunctionValue): FunctionValue {
  value.className = className
  if (origin !== undefined) value.origin = origin
  return value
}

/** A function value of its own that is called as `fn` is. */
export function copyOf(fn: KnownFunction): FunctionValue {
  const copy: KnownFunction = (argument) => fn(argument)
  return Object.assign(copy, fn)
}

/** The function with the name, where a value is one at some place. */
export function originOf(fn: unknown): unknown {
  return (fn as Partial<KnownFunction> | null | undefined)?.origin ?? fn
}
