import { type Clock, messageOf, systemClock } from '@fsrs/base'

import type { WatchBackend } from './watch-backend.ts'
import { WatchError, requireOption } from './watch-error.ts'

/** How a watcher behaves. Everything has a default. */
export interface FileWatcherOptions {
  /** Length of the window in which changes of one path are merged, in milliseconds, ≥ 0; default 100. */
  readonly debounceMs?: number
  /**
   * `leading` (default): the first change of a quiet file is announced as soon as its content is whole, later ones when
   * the window closes. `trailing`: one event after `debounceMs` without a change.
   */
  readonly debounce?: 'leading' | 'trailing'
  /** Announce only files whose names end so, dot included, as in `['.ts', '.d.mts']`; default: every file. */
  readonly extensions?: readonly string[]
  /** Whether directories below a watched directory are watched too, default true. */
  readonly recursive?: boolean
  /** Levels below a watched directory, an integer ≥ 0; default unlimited, 0: its own entries. */
  readonly depth?: number
  /**
   * What to leave out below a watched directory, with everything in it. Globs are matched against the path relative to
   * that directory; one without a slash matches a name at any depth; the last one that matches decides, and one that
   * begins with `!` takes back in. They come after the defaults (`DEFAULT_IGNORES`). A predicate is given absolute
   * paths and replaces the defaults.
   */
  readonly ignore?: readonly string[] | ((path: string) => boolean)
  /** Whether links inside a watched directory are followed, default true; else a link is a file that contains its target. */
  readonly followSymlinks?: boolean
  /** Announce directories too, default false. */
  readonly directories?: boolean
  /** Announce what exists already as `created`, default false. */
  readonly initial?: boolean
  /** Wait for a missing path instead of refusing it, default false. */
  readonly allowMissing?: boolean
  /** Where hints come from, default `auto`. */
  readonly backend?: 'auto' | 'native' | 'chokidar' | 'polling' | WatchBackend
  /** What happens when the system's watches are used up: `error` (default) is WATCH_LIMIT_REACHED, `poll` polls the directories concerned. */
  readonly onWatchLimit?: 'error' | 'poll'
  /** Told when another backend than the first choice serves; default: a process warning. */
  readonly onFallback?: (notice: FallbackNotice) => void
  /** The time that windows and pauses are measured by; default: the machine's own. For tests. */
  readonly clock?: Clock
}

/** Why the watcher does not work as it was meant to, and how it does instead. */
export interface FallbackNotice {
  readonly from: string
  readonly to: string
  /** A sentence for a person. */
  readonly reason: string
}

/** The options with every default filled in. */
export interface ResolvedOptions extends Required<Omit<FileWatcherOptions, 'extensions' | 'recursive' | 'ignore'>> {
  readonly extensions: readonly string[] | undefined
  readonly ignore: readonly string[] | ((path: string) => boolean)
}

/** @throws {WatchError} `INVALID_OPTION` for a value that is not what its option takes */
export function resolveOptions(options: FileWatcherOptions): ResolvedOptions {
  const { extensions, ignore = [], onFallback = warn } = options
  const debounceMs = options.debounceMs ?? 100
  const depth = options.depth ?? Number.POSITIVE_INFINITY
  requireOption(isBetween(debounceMs, 0, TIMER_MS_MAX), 'debounceMs', debounceMs, `a number from 0 to ${TIMER_MS_MAX}`)
  const isLevel = depth === Number.POSITIVE_INFINITY || (Number.isInteger(depth) && depth >= 0)
  requireOption(isLevel, 'depth', depth, 'a whole number of at least 0')
  const areExtensions = extensions === undefined || (isListOfTexts(extensions) && extensions.every(isEnding))
  requireOption(areExtensions, 'extensions', extensions, "a list of what names end in, as in ['.ts']")
  const isIgnore = typeof ignore === 'function' || (isListOfTexts(ignore) && ignore.every(isGlob))
  requireOption(isIgnore, 'ignore', ignore, "a list of globs, as in ['dist'], or a function of a path")
  requireOption(typeof onFallback === 'function', 'onFallback', onFallback, 'a function')
  return {
    debounceMs,
    debounce: oneOf('debounce', options.debounce ?? 'leading', ['leading', 'trailing']),
    extensions,
    depth: options.recursive === false ? 0 : depth,
    ignore,
    followSymlinks: options.followSymlinks ?? true,
    directories: options.directories ?? false,
    initial: options.initial ?? false,
    allowMissing: options.allowMissing ?? false,
    backend: backendOf(options.backend ?? 'auto'),
    onWatchLimit: oneOf('onWatchLimit', options.onWatchLimit ?? 'error', ['error', 'poll']),
    onFallback,
    clock: options.clock ?? systemClock,
  }
}

/** The longest time that a timer can wait. */
const TIMER_MS_MAX = 2 ** 31 - 1

function backendOf(backend: NonNullable<FileWatcherOptions['backend']>): ResolvedOptions['backend'] {
  if (typeof backend !== 'object') return oneOf('backend', backend, ['auto', 'native', 'chokidar', 'polling'])
  requireOption(typeof backend.open === 'function', 'backend', backend, 'the name of one, or an object that can `open`')
  return backend
}

function oneOf<const Name extends string>(option: string, value: Name, names: readonly Name[]): Name {
  requireOption(names.includes(value), option, value, names.map((name) => `'${name}'`).join(' or '))
  return value
}

function isBetween(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** No glob: what names end in, as it is. */
function isEnding(text: string): boolean {
  return text !== '' && !/[*/]/.test(text)
}

function isGlob(text: string): boolean {
  return /[^!/]/.test(text)
}

/**
 * The same rule for what is left out, where a predicate that throws harms nobody: nothing is left out then, and
 * `onFailure` is told the first time.
 */
export function guardedIgnore(
  ignore: ResolvedOptions['ignore'],
  onFailure: (error: WatchError) => void,
): ResolvedOptions['ignore'] {
  if (typeof ignore !== 'function') return ignore
  let isTold = false
  return (path) => {
    try {
      return ignore(path)
    } catch (cause) {
      if (!isTold) onFailure(predicateFailed(path, cause))
      isTold = true
      return false
    }
  }
}

function predicateFailed(path: string, cause: unknown): WatchError {
  return new WatchError('INVALID_OPTION', `The option ignore threw for ${path}: ${messageOf(cause)}.`, {
    hint: 'Nothing is left out where it throws. This is told once.',
    cause,
  })
}

function warn(notice: FallbackNotice): void {
  process.emitWarning(`The watcher uses ${notice.to} instead of ${notice.from}: ${notice.reason}`, {
    type: 'FileWatcherFallback',
  })
}

/** @throws {WatchError} INVALID_FILE_EXTENSION */
export function requireExtension(path: string, extensions: readonly string[] | undefined): void {
  if (extensions === undefined || extensions.some((extension) => path.endsWith(extension))) return
  throw new WatchError(
    'INVALID_FILE_EXTENSION',
    `Cannot watch ${path}: its extension is not among ${extensions.join(', ')}.`,
    {
      hint: 'Name another file, or allow its extension.',
    },
  )
}
