/**
 * START HERE. The front end in one call: text → tokens → tree → checked tree → lowered program → chunk. The phases are
 * the lexer, the layout, the parser, the checker (names and types), match analysis and the lowering.
 */
import { CodedError, messageOf } from '@fsrs/base'
import type { Chunk } from '@fsrs/chunk'
import type { Diagnostic, SourceResult } from '@fsrs/compiler'

import { compileFiles } from './compile-files.ts'
import type { ProgramResult } from './compile-files.ts'
import { loadFiles } from './compile-load.ts'
import type { LoadOutcome, ParseFile } from './compile-load.ts'
import { CompileMemory } from './compile-memory.ts'
import { parseSource } from './compile-phases.ts'
import { isPrelude, withPrelude } from './prelude-files.ts'
import { withRecordedTypes } from './recorded-types.ts'

/** Types of host functions by name (`Host.log`), in F# syntax; or what can tell them, such as a `HostRegistry`. */
export type HostSignatures = ReadonlyMap<string, string> | { signatures(): ReadonlyMap<string, string> }

/** How a source is compiled. */
export interface CompileOptions {
  /** Names the source in diagnostics and stack traces; default `script.fsrs`. */
  readonly path?: string
  /** Functions that the script may call; default none. */
  readonly host?: HostSignatures
  /**
   * Serves the files that `#load` names: the path is as `resolvePath` made it. Answers the text, or undefined where there
   * is no such file; what it throws is told at the `#load`. Without it every `#load` is an error.
   */
  readonly readSource?: (path: string) => string | undefined
}

/** A program, or what is wrong with its source. Warnings come with either. */
export type CompileResult =
  | { readonly ok: true; readonly chunk: Chunk; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * Compiles one source, and what it loads. Never throws because of the source.
 *
 * @throws {CodedError} `INVALID_OPTION` for a source that is no text, and a host that is none; `INVALID_HOST_TYPE` for a
 *   signature of the host that is no type
 */
export function compileProgramFromSource(source: string, options: CompileOptions = {}): CompileResult {
  requireText(source)
  const entry = options.path ?? 'script.fsrs'
  const memory = new CompileMemory(1)
  const read = (path: string): SourceResult => {
    if (path === entry) return { ok: true, text: source }
    return readWith(options.readSource, path)
  }
  const parse = parseInto(memory)
  const search = loadFiles(entry, parse)
  let step = search.next()
  while (step.done !== true) {
    const request = step.value
    step = search.next(request.kind === 'Read' ? read(request.path) : resolvePath(request.path, request.from))
  }
  const result = compileLoaded(withRecordedTypes(step.value, parse), signaturesOf(options.host), memory)
  if (!result.ok) return { ok: false, diagnostics: result.diagnostics }
  return { ok: true, chunk: result.chunk, diagnostics: result.diagnostics }
}

/** A reader that throws, as Node's do where there is no file, has no such file. */
function readWith(readSource: CompileOptions['readSource'], path: string): SourceResult {
  let text: unknown
  try {
    text = readSource?.(path)
  } catch (error) {
    return { ok: false, reason: 'unreadable', message: `${messageOf(error)}.` }
  }
  if (text === undefined) return { ok: false, reason: 'missing', message: 'there is no such file.' }
  if (typeof text === 'string') return { ok: true, text }
  const message =
    'readSource must answer at once, with a text or undefined. (fsrsCompiler takes readers that answer later.)'
  return { ok: false, reason: 'unreadable', message }
}

/** Parses through a memory. */
export function parseInto(memory: CompileMemory): ParseFile {
  return (path, text) => memory.parse(path, text, () => parseSource(path, text))
}

/** Compiles what a search found. */
export function compileLoaded(
  found: LoadOutcome,
  host: ReadonlyMap<string, string>,
  memory: CompileMemory,
): ProgramResult {
  const whole = withPrelude(found, parseInto(memory))
  if (!whole.ok) return { ok: false, diagnostics: [whole.diagnostic], modules: [] }
  const hostKey = [...host].map(([name, type]) => `${name}:${type}`).join(';')
  const result = compileFiles(whole.files, host, hostKey, memory)
  if (whole === found) return result
  return { ...result, modules: result.modules.filter(({ name }) => !isPrelude(name)) }
}

/** The host's functions, however they were given. */
export function signaturesOf(host: HostSignatures | undefined): ReadonlyMap<string, string> {
  if (host === undefined) return new Map()
  requireHost(host)
  return 'signatures' in host ? host.signatures() : host
}

/** Programs in JavaScript give what no type allows. */
function requireText(source: unknown): void {
  if (typeof source === 'string') return
  throw new CodedError('INVALID_OPTION', 'The source to compile is no text.', { hint: 'Read the file as UTF-8 first.' })
}

function requireHost(host: unknown): void {
  if (typeof host === 'object' && host !== null && ('signatures' in host || Symbol.iterator in host)) return
  throw new CodedError('INVALID_OPTION', 'The option host tells no types of functions.', {
    hint: 'Give a HostRegistry, or a map from names to types.',
  })
}

/** `path` seen from the directory of `from`, with `.` and `..` resolved and forward slashes. */
export function resolvePath(path: string, from: string): string {
  const given = path.replaceAll('\\', '/')
  const isAbsolute = given.startsWith('/') || /^[A-Za-z]:\//.test(given)
  const directory = from.replaceAll('\\', '/').split('/').slice(0, -1)
  const parts: string[] = []
  for (const part of isAbsolute ? given.split('/') : [...directory, ...given.split('/')]) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '') parts.pop()
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part)
  }
  return parts.join('/')
}
