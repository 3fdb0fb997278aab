// What is thrown on one side of the border between script and host, as the other side gets it.

import { messageOf } from '@fsrs/base'

import { support } from '../library/support.ts'
import { machine } from '../machine/machine.ts'
import { RuntimeError } from '../machine/runtime-error.ts'
import type { ScriptFrame } from '../machine/runtime-error.ts'
import { isStackOverflow } from '../machine/trampoline.ts'
import { runEnd } from '../values/run-end.ts'
import { FsException } from '../values/values.ts'

/** What the host throws is an exception that the script may catch; limits of the machine pass. */
export function guarded<T>(body: () => T): T {
  try {
    return body()
  } catch (error) {
    throw asScriptException(error)
  }
}

const originals = new WeakMap<RuntimeError, FsException>()

/**
 * What the host gets of an exception that nobody in the script handled. What the script raised is remembered with it, so
 * that it is the same exception when it passes through the host into a script.
 */
export function uncaughtError(
  exception: FsException,
  scriptStack: readonly ScriptFrame[],
  message: string = support.exceptionMessage(exception),
): RuntimeError {
  const cause = exception.details?.['hostError']
  const error =
    cause === undefined
      ? new RuntimeError('UNCAUGHT_EXCEPTION', message, {
          exceptionType: support.exceptionName(exception),
          scriptStack,
        })
      : new RuntimeError('HOST_ERROR', message, { cause, scriptStack })
  originals.set(error, exception)
  return error
}

/** What the script gets of something that was thrown beyond it: an exception of its own, or a limit, which passes. */
export function asScriptException(error: unknown): unknown {
  // A host may have made an error of its own of what ended the run.
  if (runEnd.error !== undefined) return runEnd.error
  if (error instanceof FsException) return error
  if (error instanceof RuntimeError) {
    const original = originals.get(error)
    if (original !== undefined) return original
    if (error.code !== 'HOST_ERROR' && error.code !== 'UNCAUGHT_EXCEPTION') return error
  }
  if (isStackOverflow(error)) return error
  return machine.traced(new FsException('System.Exception', messageOf(error), null, { hostError: error }))
}
