import { support } from '../library/support.ts'
import { machine } from '../machine/machine.ts'
import { RuntimeError } from '../machine/runtime-error.ts'
import type { FunctionValue } from '../values/function-values.ts'
import { FsException, Result } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { boundToHost, fromHost, toHost } from './convert.ts'
import type { ConversionContext } from './convert.ts'
import { uncaughtError } from './host-errors.ts'
import { findIn, repOfSyntax, syntaxOf } from './host-types.ts'

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

  /** As `formatValue` has it: what a log should show. */
  toString(): string {
    return formatValue(this)
  }

  /** As `toJs` has it: `JSON.stringify` works where that is plain data. */
  toJSON(): unknown {
    return toJs(this)
  }
}

// Node's console shows a value by it. The symbol is in the registry of all realms, so that no module of Node is needed.
Object.defineProperty(Value.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value(this: Value): string {
    return this.toString()
  },
})

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
 * @throws {HostRegistryError} `INVALID_HOST_TYPE` where `type` is none
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

function enter<T>(body: () => T): T {
  try {
    return machine.run(NO_LIMITS, OUTSIDE, body)
  } catch (error) {
    throw asRuntimeError(error)
  }
}

/** What there is of a program where there is none. */
const OUTSIDE = {
  print: () => undefined,
  printError: () => undefined,
  owner: { enter, hasEnded: false, own: () => () => undefined, failed: () => undefined },
}

/** Of values that belong to no program: they hold no script code. */
const DETACHED: ConversionContext = {
  enter,
  classOf: (name) => {
    if (name === 'Result') return Result as unknown as ReturnType<ConversionContext['classOf']>
    throw new RuntimeError('HOST_ERROR', 'A type of a program is known to that program alone.')
  },
  asError: asRuntimeError,
  make: (collection, items) => support.makeCollection(collection, items),
}

function asRuntimeError(error: unknown): unknown {
  return error instanceof FsException ? uncaughtError(error, []) : error
}
