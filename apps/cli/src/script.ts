import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { CodedError, codeOf } from '@fsrs/base'
import type { Diagnostic } from '@fsrs/compiler'
import { compileProgramFromSource } from '@fsrs/frontend'
import type { CompileResult } from '@fsrs/frontend'
import { Chunk } from '@fsrs/vm'
import type { HostRegistry } from '@fsrs/vm'

import { isOtherLanguage } from './languages.ts'

/**
 * Compiles a script of the command line, once.
 *
 * @throws {CodedError} `SOURCE_READ_FAILED`, `INVALID_FILE_EXTENSION` for a file of another language
 */
export function compileScript(file: string, cwd: string, host: HostRegistry | undefined): CompileResult {
  const path = resolve(cwd, file)
  if (isOtherLanguage(path)) {
    throw new CodedError('INVALID_FILE_EXTENSION', `${path} is no script of FSRS.`, {
      hint: 'Files of other languages are for fsrs watch.',
    })
  }
  const options = { path, readSource: readIfThere }
  return compileProgramFromSource(readScript(path), host === undefined ? options : { ...options, host })
}

/**
 * The program of a file: what `fsrs compile` made is read, a script is compiled.
 *
 * @throws {CodedError} `SOURCE_READ_FAILED`, `INVALID_FILE_EXTENSION`, and the errors of `Chunk.fromBytes`
 */
export function loadProgram(file: string, cwd: string, host: HostRegistry | undefined): CompileResult {
  const path = resolve(cwd, file)
  const bytes = readBytes(path)
  if (!isChunk(bytes)) return compileScript(file, cwd, host)
  const diagnostics: readonly Diagnostic[] = []
  return { ok: true, chunk: Chunk.fromBytes(bytes), diagnostics }
}

/** No script begins like this: a chunk's first four bytes, and then a version that is no printable character. */
function isChunk(bytes: Uint8Array): boolean {
  return bytes.length > 4 && new TextDecoder().decode(bytes.subarray(0, 4)) === 'FSRS' && bytes[4]! < 9
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'It is a directory.',
  EACCES: 'You may not read it.',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'It is not UTF-8 text.',
}

function readBytes(path: string): Uint8Array {
  return readable(path, () => readFileSync(path))
}

function textOf(path: string, bytes: Uint8Array): string {
  return readable(path, () => new TextDecoder('utf-8', { fatal: true }).decode(bytes))
}

function readable<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new CodedError('SOURCE_READ_FAILED', `cannot read ${path}.`, { hint: REASONS[codeOf(cause) ?? ''], cause })
  }
}

/**
 * The text of a script.
 *
 * @throws {CodedError} `SOURCE_READ_FAILED`
 */
export function readScript(path: string): string {
  return textOf(path, readBytes(path))
}

/** The text of a file that a script loads, or undefined where there is none that can be read. */
export function readIfThere(path: string): string | undefined {
  try {
    return readScript(path)
  } catch {
    return undefined
  }
}
