import { CodedError, messageOf } from '@fsrs/base'

import type { AdapterResult, CompilerAdapter } from './adapter.ts'
import type { Diagnostic } from './diagnostic.ts'
import { isExtension } from './extension.ts'
import { SourceFile } from './source-file.ts'

/** Compiles one source; may throw or reject, which becomes a diagnostic with that message. */
export type CompileFunction<Artifact> = (source: string, path: string) => Artifact | Promise<Artifact>

/** What is told of a language that a plain function compiles. */
export interface FromFunctionOptions {
  /** For people; default `function`. */
  readonly name?: string
  /** What its files end in, with the dot; `''` is every name. Default `.fsrs` and `.fs`. */
  readonly extensions?: readonly string[]
}

/**
 * Makes an adapter from a plain function for a language of one file.
 *
 * @throws {CodedError} `INVALID_OPTION` for what is no function, and for an extension without its dot
 */
export function fromFunction<Artifact>(
  compile: CompileFunction<Artifact>,
  options: FromFunctionOptions = {},
): CompilerAdapter<Artifact> {
  const { name = 'function', extensions = ['.fsrs', '.fs'] } = options
  if (typeof compile !== 'function') {
    throw new CodedError('INVALID_OPTION', 'What is to compile is no function.', {
      hint: 'Give a function from a source to a program.',
    })
  }
  if (!Array.isArray(extensions) || !extensions.every(isExtension)) {
    throw new CodedError('INVALID_OPTION', `The option extensions is ${String(extensions)}.`, {
      hint: "It takes extensions with their dot, as in ['.fsrs'].",
    })
  }
  return {
    name,
    extensions,
    async compile({ entry, sources }): Promise<AdapterResult<Artifact>> {
      const source = await sources.read(entry)
      if (!source.ok) return failure(unreadable(entry, source.message))
      try {
        return { ok: true, artifact: await compile(source.text, entry), diagnostics: [], modules: [] }
      } catch (error) {
        return failure(thrown(entry, source.text, error))
      }
    },
  }
}

/** Code of a diagnostic for a source that could not be read. */
export const SOURCE_UNREADABLE = 'SOURCE_UNREADABLE'
/** Code of a diagnostic for what a plain compile function threw. */
export const COMPILE_FUNCTION_THREW = 'COMPILE_FUNCTION_THREW'

function unreadable(file: string, message: string): Diagnostic {
  return finding(SOURCE_UNREADABLE, message, new SourceFile(file, ''))
}

function thrown(file: string, text: string, error: unknown): Diagnostic {
  return finding(COMPILE_FUNCTION_THREW, messageOf(error), new SourceFile(file, text))
}

function finding(code: string, message: string, source: SourceFile): Diagnostic {
  const span = source.spanOf(0, 0)
  return { severity: 'error', code, message, file: source.path, span, labels: [], notes: [], help: undefined }
}

function failure(diagnostic: Diagnostic): { ok: false; diagnostics: readonly Diagnostic[]; modules: readonly [] } {
  return { ok: false, diagnostics: [diagnostic], modules: [] }
}
