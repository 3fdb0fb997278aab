import { boundToHost, fromHost, toHost } from './convert.ts'
import type { ConversionContext } from './convert.ts'
import { findIn, repOfSyntax, syntaxOf } from './host-types.ts'
import type { FunctionValue } from './function-values.ts'
import { machine } from './machine.ts'
import { RuntimeError } from './runtime-error.ts'
import { support } from './support.ts'
import type { Rep } from './values.ts'

/** A script's value in the host's hands, with its type. Immutable itself; what it refers to may not be. */
export class Value {
  /** Its type as a representation. */
  readonly rep: Rep
  /** The value as the machine has it: of use to the machine alone. */
  readonly raw: unknown
  /** What its functions run in. */
  readonly context: ConversionContext

  constructor(rep: Rep, raw: unknown, context: ConversionContext) {
    this.rep = rep
    this.raw = raw
    this.context = context
  }
}

/** A value as F# prints it with `%A`. */
export function formatValue(value: Value): string {
  return value.context.enter(() => support.formatAny(value.raw, value.rep))
}

/**
 * A value as TypeScript has it: records are objects, lists and arrays arrays, an option is its value or undefined, a
 * union `{ case, fields }`, `Map` a Map, unit undefined; functions can be called, with all curried arguments at once.
 */
export function toJs(value: Value): unknown {
  return value.context.enter(() => toHost(value.raw, value.rep, value.context))
}

/**
 * The same for a function that stays with its program for ever, whatever takes that program's place; for hosts that look
 * after the newest function themselves. Anything but a function is as `toJs` has it.
 */
export function toJsBound(value: Value): unknown {
  if (value.rep.k !== 'fun') return toJs(value)
  return boundToHost(value.raw as FunctionValue, value.rep, value.context)
}

/**
 * A TypeScript value as a script has it.
 *
 * @param type in F# syntax, of the language's own types: `(string * int) list`
 * @throws {RuntimeError} `HOST_ERROR` where the value is not of the type
 */
export function fromJs(value: unknown, type: string): Value {
  const rep = repOfSyntax(syntaxOf(type), findIn(undefined))
  return new Value(
    rep,
    DETACHED.enter(() => fromHost(value, rep, DETACHED, 'The value')),
    DETACHED,
  )
}

const NO_LIMITS = { fuel: undefined, timeoutMs: undefined, maxMemoryBytes: undefined }
const NO_OUTPUT = { print: () => undefined, printError: () => undefined }

/** Of values that belong to no program: they hold no script code. */
const DETACHED: ConversionContext = {
  enter: (body) => machine.run(NO_LIMITS, NO_OUTPUT, body),
  classOf: () => {
    throw new RuntimeError('HOST_ERROR', 'A type of a program is known to that program alone.')
  },
  make: (collection, items) => support.makeCollection(collection, items),
}
