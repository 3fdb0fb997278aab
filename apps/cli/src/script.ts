import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { CodedError, codeOf } from '@fsrs/base'
import { compileProgramFromSource } from '@fsrs/frontend'
import type { CompileResult } from '@fsrs/frontend'

/** A script of the command line, compiled once. */
export interface CompiledScript {
  readonly path: string
  readonly text: string
  readonly result: CompileResult
}

/** @throws {CodedError} `SOURCE_READ_FAILED` */
export function compileScript(file: string, cwd: string): CompiledScript {
  const path = resolve(cwd, file)
  const text = readScript(path)
  return { path, text, result: compileProgramFromSource(text, { path, readSource: readIfThere }) }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'It is a directory.',
  EACCES: 'You may not read it.',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'It is not UTF-8 text.',
}

function readScript(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (cause) {
    throw new CodedError('SOURCE_READ_FAILED', `cannot read ${path}.`, { hint: REASONS[codeOf(cause) ?? ''], cause })
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readScript(path)
  } catch {
    return undefined
  }
}
