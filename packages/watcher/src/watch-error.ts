import { readFileSync } from 'node:fs'

import { CodedError, codeOf, messageOf } from '@fsrs/base'

/** Every reason for which the watcher refuses; match on it. */
export type WatchErrorCode =
  | 'WATCHER_INIT_FAILED'
  | 'WATCH_LIMIT_REACHED'
  | 'FILE_SYSTEM_ERROR'
  | 'PATH_NOT_FOUND'
  | 'INVALID_FILE_EXTENSION'
  | 'ALREADY_WATCHING'
  | 'NOT_WATCHING'
  | 'INVALID_OPTION'

/** What the watcher throws, and nothing else. The error of the operating system is its `cause`. */
export class WatchError extends CodedError<WatchErrorCode> {}

/** Turns what the operating system said when it refused to watch `directory` into an error that says what to do. */
export function watchRefused(directory: string, cause: unknown): WatchError {
  if (cause instanceof WatchError) return cause
  const code = codeOf(cause)
  if (code === 'ENOSPC') return limitReached(directory, 'fs.inotify.max_user_watches', 'inotify watches', cause)
  if (code === 'EMFILE' || code === 'ENFILE') {
    return limitReached(directory, 'fs.inotify.max_user_instances', 'inotify instances or open files', cause)
  }
  return new WatchError('WATCHER_INIT_FAILED', `Cannot watch ${directory}: ${messageOf(cause)}.`, {
    hint: 'Choose the polling backend if this file system cannot be watched.',
    cause,
  })
}

/** Turns a refusal of the file system at `path` into a coded error. */
export function fileSystemRefused(path: string, cause: unknown): WatchError {
  return new WatchError('FILE_SYSTEM_ERROR', `Cannot read ${path}: ${messageOf(cause)}.`, {
    hint: 'Check that this user may read it and enter every directory above it.',
    cause,
  })
}

/** Programs in JavaScript give what no type allows; told here, it cannot go wrong in the middle of an event. @throws {WatchError} */
export function requireOption(holds: boolean, option: string, value: unknown, takes: string): void {
  if (holds) return
  const given = typeof value === 'string' ? `'${value}'` : isObject(value) ? 'an object' : String(value)
  throw new WatchError('INVALID_OPTION', `The option ${option} is ${given}.`, { hint: `It takes ${takes}.` })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function limitReached(directory: string, sysctl: string, what: string, cause: unknown): WatchError {
  const current = sysctlValue(sysctl)
  const setting = current === undefined ? sysctl : `${sysctl}, which is ${current} now`
  return new WatchError('WATCH_LIMIT_REACHED', `Cannot watch ${directory}: this user has no ${what} left.`, {
    hint: `Raise ${setting}, ignore more directories, or choose the polling backend.`,
    cause,
  })
}

/** The current number of a Linux setting; `undefined` where it cannot be read. */
export function sysctlValue(name: string): number | undefined {
  try {
    const value = Number(readFileSync(`/proc/sys/${name.replaceAll('.', '/')}`, 'utf8'))
    return Number.isFinite(value) ? value : undefined
  } catch {
    return undefined
  }
}
