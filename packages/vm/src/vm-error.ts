import { CodedError, numberProblem } from '@fsrs/base'
import type { OptionProblem } from '@fsrs/base'
import { ChunkError } from '@fsrs/chunk'
import type { Chunk } from '@fsrs/chunk'

/** Why a machine cannot be made. */
export type VmErrorCode = 'INVALID_OPTION'

/** An option that a machine does not take: a bug in the host. */
export class VmError extends CodedError<VmErrorCode> {}

/** @throws {VmError} `INVALID_OPTION` where there is a problem */
export function requireOption(problem: OptionProblem | undefined): void {
  if (problem !== undefined) throw new VmError('INVALID_OPTION', problem.message, { hint: problem.hint })
}

/** @throws {VmError} `INVALID_OPTION` unless each is left out or a number that is not negative: one that is no number would be none */
export function requireLimits(limits: Readonly<Record<string, number | undefined>>): void {
  for (const [name, value] of Object.entries(limits)) requireOption(numberProblem(name, value, 0))
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
