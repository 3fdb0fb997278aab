import { listOf } from '../machine/builders.ts'
import { Fiber, runAtOnce } from '../machine/computation.ts'
import type { Computation, Settle } from '../machine/computation.ts'
import { machine } from '../machine/machine.ts'
import { RuntimeError } from '../machine/runtime-error.ts'
import { anonymousClass } from '../values/anonymous-class.ts'
import { applyMany, curry } from '../values/function-values.ts'
import type { FunctionValue } from '../values/function-values.ts'
import { withType } from '../values/program-types.ts'
import { Lazy, Ref, Some, tupleClass } from '../values/values.ts'
import type { Instance, Rep, Tuple, Result } from '../values/values.ts'
import type { HostCallable } from './handed-functions.ts'
import { asScriptException, guarded } from './host-errors.ts'
import {
  ANY,
  SAME,
  mismatch,
  primitiveFromHost,
  primitiveToHost,
  sameOnBothSides,
  typedArray,
} from './host-primitives.ts'
import { showRep } from './host-types.ts'

/** What conversion needs of the machine: script functions run inside its limits, classes are those of the program. */
export interface ConversionContext {
  /** Runs script code that the host called. */
  enter<T>(body: () => T): T
  classOf(typeName: string): new (...fields: unknown[]) => Instance
  /** What the host gets of something that code of the program threw; where there is nothing, the same. */
  readonly asError?: (thrown: unknown) => unknown
  /** How a function of the program is given to the host; where there is nothing, it is bound to the program for ever. */
  readonly hand?: (fn: FunctionValue, rep: Rep, make: () => HostCallable) => HostCallable
  /** Runs a host function that is given functions. */
  readonly during?: <T>(body: () => T) => T
  /** Makes the library's collections. */
  make(collection: 'Map' | 'Set' | 'Dictionary' | 'HashSet' | 'ResizeArray', items: Iterable<unknown>): unknown
}

/** Deepest nesting that is converted: what refers to itself would not end. */
const MAX_DEPTH = 1000

/** A script's value as TypeScript would have it; see the README's table. */
export function toHost(raw: unknown, rep: Rep, context: ConversionContext, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw tooDeep()
  const inner = (value: unknown, type: Rep): unknown => toHost(value, type, context, depth + 1)
  switch (rep.k) {
    case 'prim':
      return primitiveToHost(raw, rep.name, inner)
    case 'lib':
      if (rep.name === 'Async') return asyncToHost(raw as Computation, rep.args[0] ?? ANY, context)
      if (rep.name === 'seq')
        return sequenceToHost(raw as Iterable<unknown>, (item) => inner(item, rep.args[0] ?? ANY), context)
      return libraryToHost(raw, rep.name, rep.args, inner)
    case 'tuple':
      return rep.items.map((item, index) => inner((raw as Tuple)[`f${index}`], item))
    case 'anon':
      return objectOf(rep.fields.map((field, index) => [field.name, inner((raw as Instance)[`f${index}`], field.type)]))
    case 'fun':
      return functionToHost(raw as FunctionValue, rep, context)
    case 'def':
      return instanceToHost(raw as Instance, rep, inner)
  }
}

type Convert = (value: unknown, type: Rep) => unknown

function libraryToHost(raw: unknown, name: string, args: readonly Rep[], inner: Convert): unknown {
  const [first = ANY, second = ANY] = args
  switch (name) {
    case 'list':
    case 'array':
    case 'ResizeArray':
      return Array.from(raw as Iterable<unknown>, (item) => inner(item, first))
    case 'option':
      return raw === null ? undefined : inner((raw as Some).f0, first)
    case 'ref':
      return { contents: inner((raw as Ref).f0, first) }
    case 'Lazy':
      return inner((raw as Lazy).force(), first)
    case 'Set':
    case 'HashSet':
      return new Set(Array.from(raw as Iterable<unknown>, (item) => inner(item, first)))
    case 'Map':
    case 'Dictionary':
      return new Map(
        Array.from(raw as Iterable<Tuple>, (pair) => [inner(pair['f0'], first), inner(pair['f1'], second)]),
      )
    case 'Result':
      return {
        case: (raw as Result).tag === 0 ? 'Ok' : 'Error',
        fields: [inner((raw as Result).f0, (raw as Result).tag === 0 ? first : second)],
      }
    default:
      return raw
  }
}

/** The host iterates as it likes; each step runs under the limits of a run. */
function sequenceToHost(
  items: Iterable<unknown>,
  convert: (item: unknown) => unknown,
  context: ConversionContext,
): Iterable<unknown> {
  return {
    *[Symbol.iterator]() {
      const iterator = context.enter(() => items[Symbol.iterator]())
      const next = (): IteratorResult<unknown> => {
        const step = iterator.next()
        return step.done === true ? step : { done: false, value: convert(step.value) }
      }
      let isDone = false
      try {
        for (;;) {
          const step = context.enter(next)
          isDone = step.done === true
          if (isDone) return
          yield step.value
        }
      } finally {
        if (!isDone) context.enter(() => iterator.return?.())
      }
    },
  }
}

/** A computation begins when the host gets it; as a call in flight it goes on when its program is not live any more. */
function asyncToHost(computation: Computation, type: Rep, context: ConversionContext): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(context.asError?.(error) ?? error)
    const attempt = (body: () => void): void => {
      try {
        context.enter(body)
      } catch (error) {
        fail(error)
      }
    }
    const ended: Settle = { value: (value) => attempt(() => resolve(toHost(value, type, context))), error: fail }
    attempt(() => {
      const { owner } = machine
      if (owner === undefined) ended.value(runAtOnce(computation))
      else new Fiber(owner, false, ended).start(computation)
    })
  })
}

/** What a host begins when the computation is started, and what the script gets of it. */
function asyncFromHost(begin: () => unknown, type: Rep, context: ConversionContext, what: string): Computation {
  const converted = (value: unknown): Computation =>
    guarded(() => ({ k: 'value', value: fromHost(value, type, context, what) }))
  return {
    k: 'delay',
    run: () => {
      const begun = guarded(begin)
      if (!isThenable(begun)) return converted(begun)
      const wait: Computation = {
        k: 'wait',
        begin: (settle) => {
          begun.then(settle.value, (error: unknown) => settle.error(asScriptException(error)))
          return undefined
        },
      }
      return { k: 'bind', first: wait, then: converted }
    },
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

function instanceToHost(raw: Instance, rep: Extract<Rep, { k: 'def' }>, inner: Convert): unknown {
  const { info, args } = rep
  const { def } = info
  switch (def.k) {
    case 'record': {
      const types = info.fieldReps(0, args)
      return objectOf(def.fields.map((field, index) => [field.name, inner(raw[`f${index}`], types[index] ?? ANY)]))
    }
    case 'union': {
      const types = info.fieldReps(raw.tag, args)
      return { case: def.cases[raw.tag]?.name, fields: types.map((type, index) => inner(raw[`f${index}`], type)) }
    }
    case 'enum':
    case 'class':
    case 'exception':
      return raw
  }
}

/** An object with these fields as its own, whatever they are called. */
function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  const object: Record<string, unknown> = {}
  for (const [key, value] of entries)
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true })
  return object
}

function functionToHost(fn: FunctionValue, rep: Rep, context: ConversionContext): HostCallable {
  const make = (): HostCallable => boundToHost(fn, rep, context)
  return context.hand === undefined ? make() : context.hand(fn, rep, make)
}

/** A script's function for the host: it takes all its curried arguments at once, and checks them. */
export function boundToHost(fn: FunctionValue, rep: Rep, context: ConversionContext): HostCallable {
  const params: Rep[] = []
  let result = rep
  while (result.k === 'fun') {
    params.push(result.from)
    result = result.to
  }
  const isUnit = params.length === 1 && params[0]?.k === 'prim' && params[0].name === 'unit'
  const [first] = params
  const isFirst = first === undefined ? () => false : sameOnBothSides(first)
  const isResult = sameOnBothSides(result)
  let only: unknown
  // One function serves all calls: a closure for each would cost as much as the call.
  const callOnly = (): unknown => {
    const value = (fn as (argument: unknown) => unknown)(only)
    return isResult(value) ? value : toHost(value, result, context)
  }
  return (...args) => {
    if (!isUnit && args.length !== params.length) {
      throw new RuntimeError(
        'HOST_ERROR',
        `A script function of type ${showRep(rep)} was given ${args.length} arguments instead of ${params.length}.`,
      )
    }
    if (params.length === 1 && isFirst(args[0])) {
      only = args[0]
      return context.enter(callOnly)
    }
    const given = params.map((param, index) =>
      fromHost(args[index], param, context, `argument ${index + 1} of a script function`),
    )
    return context.enter(() => toHost(applyMany(fn, given), result, context))
  }
}

/**
 * A value of TypeScript as the script has it.
 *
 * @param what names the value in messages: `Host.log: argument 1`
 * @throws {RuntimeError} `HOST_ERROR` where the value is not of the type
 */
export function fromHost(value: unknown, rep: Rep, context: ConversionContext, what: string, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw tooDeep()
  const inner = (item: unknown, type: Rep, where: string): unknown =>
    fromHost(item, type, context, `${what}${where}`, depth + 1)
  switch (rep.k) {
    case 'prim':
      return primitiveFromHost(value, rep, what)
    case 'lib':
      return libraryFromHost(value, rep, context, what, inner)
    case 'tuple': {
      if (!Array.isArray(value) || value.length !== rep.items.length) throw mismatch(what, rep, value)
      return new (tupleClass(rep.items.length))(
        ...rep.items.map((item, index) => inner(value[index], item, `[${index}]`)),
      )
    }
    case 'anon': {
      if (typeof value !== 'object' || value === null) throw mismatch(what, rep, value)
      const made = anonymousClass(rep.fields.map((field) => field.name))
      return new made(...rep.fields.map((field) => inner(ownField(value, field.name), field.type, `.${field.name}`)))
    }
    case 'fun':
      return functionFromHost(value, rep, context, what)
    case 'def':
      return instanceFromHost(value, rep, context, what, inner)
  }
}

type ConvertBack = (value: unknown, type: Rep, where: string) => unknown

function libraryFromHost(
  value: unknown,
  rep: Extract<Rep, { k: 'lib' }>,
  context: ConversionContext,
  what: string,
  inner: ConvertBack,
): unknown {
  const [first = ANY, second = ANY] = rep.args
  const items = (type: Rep): unknown[] => {
    if (typeof value !== 'object' || value === null || !(Symbol.iterator in value)) throw mismatch(what, rep, value)
    return Array.from(value as Iterable<unknown>, (item, index) => inner(item, type, `[${index}]`))
  }
  switch (rep.name) {
    case 'Async':
      return asyncFromHost(() => value, first, context, what)
    case 'list':
      return listOf(items(first))
    case 'array':
      return typedArray(items(first), first)
    case 'seq':
      return items(first)
    case 'option':
      return value === undefined || value === null ? null : new Some(inner(value, first, ''))
    case 'ref':
      if (typeof value !== 'object' || value === null) throw mismatch(what, rep, value)
      return new Ref(inner(ownField(value, 'contents'), first, '.contents'))
    case 'Lazy':
      return new Lazy(undefined, inner(value, first, ''))
    case 'Set':
    case 'HashSet':
    case 'ResizeArray':
      return context.make(rep.name, items(first))
    case 'Map':
    case 'Dictionary':
      if (!(value instanceof Map)) throw mismatch(what, rep, value)
      return context.make(
        rep.name,
        Array.from(
          value,
          ([key, item]) => new (tupleClass(2))(inner(key, first, ' key'), inner(item, second, `[${String(key)}]`)),
        ),
      )
    default:
      // Opaque: the script can only hand it back.
      return value
  }
}

function functionFromHost(value: unknown, rep: Rep, context: ConversionContext, what: string): unknown {
  if (typeof value !== 'function') throw mismatch(what, rep, value)
  return curry(...hostFunction(what, rep, value as (...args: unknown[]) => unknown, context))
}

function instanceFromHost(
  value: unknown,
  rep: Extract<Rep, { k: 'def' }>,
  context: ConversionContext,
  what: string,
  inner: ConvertBack,
): unknown {
  const { info, args } = rep
  const { def } = info
  if (def.k === 'enum') {
    if (typeof value !== 'number' || !Number.isInteger(value)) throw mismatch(what, rep, value)
    return value
  }
  if (typeof value !== 'object' || value === null) throw mismatch(what, rep, value)
  switch (def.k) {
    case 'record': {
      const types = info.fieldReps(0, args)
      const fields = def.fields.map((field, index) =>
        inner(ownField(value, field.name), types[index] ?? ANY, `.${field.name}`),
      )
      return knowingType(new (context.classOf(def.name))(...fields), rep)
    }
    case 'union': {
      const tag = def.cases.findIndex((one) => one.name === ownField(value, 'case'))
      const given = ownField(value, 'fields') ?? []
      const types = tag < 0 ? [] : info.fieldReps(tag, args)
      if (tag < 0 || !Array.isArray(given) || given.length !== types.length) throw mismatch(what, rep, value)
      const made = context.classOf(def.name) as (new (...fields: unknown[]) => Instance) & {
        empty?: readonly (Instance | undefined)[]
      }
      const fields = types.map((type, index) => inner(given[index], type, `.fields[${index}]`))
      return knowingType(made.empty?.[tag] ?? new made(tag, ...fields), rep)
    }
    case 'class':
    case 'exception':
      if (!(value instanceof context.classOf(def.name))) throw mismatch(what, rep, value)
      return value
  }
}

/** A value whose members may ask for its type knows it. */
function knowingType(value: Instance, rep: Extract<Rep, { k: 'def' }>): Instance {
  const { parameters, toStringMethod, methods } = rep.info.def
  return parameters > 0 && (toStringMethod ?? methods) !== undefined ? withType(value, rep) : value
}

function tooDeep(): RuntimeError {
  return new RuntimeError('HOST_ERROR', 'The value is nested too deeply to be passed between script and host.')
}

/**
 * A function of the host as the script calls it: number of parameters, and the function of them all.
 *
 * @param name in messages
 */
export function hostFunction(
  name: string,
  rep: Rep,
  implementation: (...args: unknown[]) => unknown,
  context: ConversionContext,
): [size: number, call: (...args: never[]) => unknown] {
  const params: Rep[] = []
  let result = rep
  while (result.k === 'fun') {
    params.push(result.from)
    result = result.to
  }
  const isUnit = (type: Rep | undefined): boolean => type?.k === 'prim' && type.name === 'unit'
  const awaited = result.k === 'lib' && result.name === 'Async' ? (result.args[0] ?? ANY) : undefined
  const isDirect = (type: Rep): boolean =>
    type.k === 'prim' && !['unit', 'char', 'obj', 'decimal', 'exn'].includes(type.name)
  const back = (value: unknown): unknown => {
    if (result.k === 'prim' && typeof value === SAME[result.name]) return value
    return isUnit(result) ? undefined : fromHost(value, result, context, `The result of ${name}`)
  }
  // Where nothing is converted, nothing stands between script and host but the check of the result.
  if (params.length === 1 && params.every(isDirect) && awaited === undefined) {
    const isSame = sameOnBothSides(result)
    return [
      1,
      (a: unknown) => {
        machine.beforeHost()
        try {
          const value = implementation(a)
          machine.afterHost()
          return isSame(value) ? value : back(value)
        } catch (error) {
          throw asScriptException(error)
        }
      },
    ]
  }
  const call = (args: readonly unknown[]): unknown => {
    machine.beforeHost()
    const given = params.flatMap((param, index) => (isUnit(param) ? [] : [toHost(args[index], param, context)]))
    // Begun by whoever starts the computation, and as often.
    if (awaited !== undefined)
      return asyncFromHost(() => implementation(...given), awaited, context, `The result of ${name}`)
    const value = implementation(...given)
    machine.afterHost()
    return back(value)
  }
  const { during } = context
  const size = Math.max(1, params.length)
  if (during === undefined || !params.some(mayHoldFunction)) return [size, (...args) => guarded(() => call(args))]
  return [size, (...args) => guarded(() => during(() => call(args)))]
}

/** Whether a value of a type may have functions in it; of the program's own types nobody looks. */
function mayHoldFunction(rep: Rep): boolean {
  switch (rep.k) {
    case 'fun':
    case 'def':
      return true
    case 'prim':
      return rep.name === 'obj'
    case 'lib':
      return rep.args.some(mayHoldFunction)
    case 'tuple':
      return rep.items.some(mayHoldFunction)
    case 'anon':
      return rep.fields.some(({ type }) => mayHoldFunction(type))
  }
}

/** A field that the object itself has: nothing that it inherits is a field. */
function ownField(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Readonly<Record<string, unknown>>)[name] : undefined
}
