/** What ended a run, as the host gets it: a `RuntimeError` with the calls of the script that were open. */
import { ChunkError } from '@fsrs/chunk'

import { codeOfUrl } from './codegen/compiled-unit.ts'
import { uncaughtError } from './host/host-errors.ts'
import { notedFrames } from './interpreter/interpreter-trace.ts'
import { RuntimeError, valueTooLarge } from './machine/runtime-error.ts'
import type { ScriptFrame } from './machine/runtime-error.ts'
import { asNullReference } from './machine/thrown.ts'
import { isStackOverflow, stackOverflow } from './machine/trampoline.ts'
import { scriptFrames } from './strategy/script-positions.ts'
import { FsException } from './values/values.ts'

/**
 * What is none of the script's passes as it is.
 *
 * @param messageOf an exception's message, which may be code of the script
 */
export function runErrorOf(error: unknown, messageOf: (exception: FsException) => string): unknown {
  const exception = error instanceof FsException ? error : asNullReference(error)
  if (exception !== undefined) {
    const frames = framesOf(exception, exception.trace?.stack)
    return uncaughtError(exception, frames, messageOf(exception))
  }
  if (error instanceof RuntimeError) {
    if (error.scriptStack.length === 0) error.scriptStack = framesOf(error, error.stack)
    return error
  }
  if (error instanceof RangeError) {
    const overflow = isStackOverflow(error) ? stackOverflow(error) : valueTooLarge(error)
    overflow.scriptStack = framesOf(error, error.stack)
    return overflow
  }
  // The verifier knows no types: a program that was not compiled can take one value for another.
  if (error instanceof TypeError || error instanceof SyntaxError) return illTyped(error)
  return error
}

function framesOf(error: object, stack: string | undefined): readonly ScriptFrame[] {
  const frames = notedFrames(error)
  return frames.length > 0 || stack === undefined ? frames : scriptFrames(stack, codeOfUrl)
}

function illTyped(cause: Error): ChunkError {
  return new ChunkError('CHUNK_INVALID', `The program takes a value for what it is not: ${cause.message}.`, {
    hint: 'Compile it again; where it was compiled by this version, this is a bug of FSRS.',
    cause,
  })
}
