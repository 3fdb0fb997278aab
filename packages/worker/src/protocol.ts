/**
 * What the two threads say to each other. The thread of the scripts has no function of the host: it asks, and sleeps until
 * there is an answer, or goes on and is told later where the function is asynchronous.
 */
import type { RuntimeErrorCode, ScriptFrame } from '@fsrs/vm'

/** What a thread begins with. */
export interface ThreadData {
  /** Host functions by name, with their types. */
  readonly signatures: readonly (readonly [name: string, type: string])[]
  readonly limits: {
    readonly fuel: number | undefined
    readonly timeoutMs: number | undefined
    readonly maxMemoryBytes: number | undefined
    readonly maxFrames: number | undefined
    /** What the thread may hold at once. */
    readonly heapBytes: number
  }
  /** 1 where an answer to a synchronous call has come. */
  readonly flag: SharedArrayBuffer
  /** Where such answers come from; a `MessagePort`. */
  readonly answers: unknown
}

/** To the thread. */
export type Request =
  | { readonly type: 'execute'; readonly chunk: Uint8Array }
  | ({ readonly type: 'answer'; readonly id: number } & Answer)

/** What a host function did. */
export type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

/** From the thread. */
export type Report =
  | { readonly type: 'print' | 'print-error'; readonly text: string }
  | {
      readonly type: 'call'
      readonly id: number
      readonly name: string
      readonly args: readonly unknown[]
      readonly waits: boolean
    }
  | { readonly type: 'result'; readonly value: unknown }
  | { readonly type: 'failed'; readonly error: Failure }

/** An error of the machine, as data. */
export interface Failure {
  readonly code: RuntimeErrorCode
  readonly message: string
  readonly exceptionType: string | undefined
  readonly exitCode: number | undefined
  readonly scriptStack: readonly ScriptFrame[]
}

/** Whether a host function answers later. */
export function isAsync(type: string): boolean {
  return /Async<[^>]*(?:<[^>]*>[^>]*)*>\s*$/.test(type)
}

/**
 * A value as it crosses from thread to thread: lazy sequences are worked out.
 *
 * @throws {TypeError} for what cannot cross: functions, and what contains them
 */
export function portable(value: unknown, depth = 0): unknown {
  if (typeof value === 'function') throw new TypeError('a function cannot leave its thread')
  if (typeof value !== 'object' || value === null) return value
  if (depth > 1000) throw new TypeError('what is nested so deeply cannot leave its thread')
  const inner = (each: unknown): unknown => portable(each, depth + 1)
  if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [inner(key), inner(item)]))
  if (value instanceof Set) return new Set(Array.from(value, inner))
  if (ArrayBuffer.isView(value)) return value
  if (isIterable(value)) return Array.from(value, inner)
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inner(each)]))
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value
}
