import { CodedError } from '@fsrs/base'
import { ChunkError } from '@fsrs/chunk'
import type { Chunk } from '@fsrs/chunk'

/** Why a machine cannot be made. */
export type VmErrorCode = 'INVALID_OPTION'

/** An option that a machine does not take: a bug in the host. */
export class VmError extends CodedError<VmErrorCode> {}

/** @throws {VmError} unless each is left out or a number that is not negative: a limit that is no number would be none */
export function requireLimits(limits: Readonly<Record<string, number | undefined>>): void {
  for (const [name, value] of Object.entries(limits)) {
    if (value === undefined || (typeof value === 'number' && value >= 0)) continue
    throw new VmError('INVALID_OPTION', `The option ${name} is ${String(value)}.`, {
      hint: 'It takes a number that is not negative; leave it out for no limit.',
    })
  }
}

/** @throws {VmError} unless it is left out or one of `names` */
export function requireOneOf(option: string, value: string, names: readonly string[]): void {
  if (names.includes(value)) return
  throw new VmError('INVALID_OPTION', `The option ${option} is ${value}.`, { hint: `It takes ${names.join(', ')}.` })
}

/** @throws {VmError} unless it is left out or a function */
export function requireFunction(option: string, value: unknown): void {
  if (value === undefined || typeof value === 'function') return
  throw new VmError('INVALID_OPTION', `The option ${option} is no function.`, {
    hint: 'Give a function, or leave it out.',
  })
}

/** @throws {VmError} unless it is left out or a registry */
export function requireHost(host: unknown): void {
  if (host === undefined) return
  if (typeof host === 'object' && host !== null && 'signatures' in host && 'get' in host) return
  throw new VmError('INVALID_OPTION', 'The option host is no HostRegistry.', {
    hint: 'Give a registry, or leave it out.',
  })
}

/** @throws {ChunkError} `CHUNK_INVALID` where a host that is written in JavaScript gives something else to run */
export function requireChunk(chunk: Chunk | undefined): void {
  const given: unknown = chunk
  if (typeof given === 'object' && given !== null) {
    if ('verify' in given && typeof given.verify === 'function') return
    if (given instanceof Uint8Array) throw notAChunk('bytes', 'Read them with `Chunk.fromBytes`.')
    if ('ok' in given) throw notAChunk('the result of a compile', 'Give its `chunk`, where it is `ok`.')
  }
  throw notAChunk(typeof given, 'Compile a program first; an engine has a chunk once a reload succeeded.')
}

function notAChunk(what: string, hint: string): ChunkError {
  return new ChunkError('CHUNK_INVALID', `What is to run is no chunk but ${what}.`, { hint })
}
