import type { Diagnostic } from './diagnostic.ts'

/**
 * What reading a source answers: its text, or why there is none. Of a file that is no text, its bytes are there for
 * languages that are none either.
 */
export type SourceResult =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false
      readonly reason: 'missing' | 'unreadable' | 'not-utf8'
      readonly message: string
      readonly bytes?: Uint8Array
    }

/**
 * Serves the sources of one consistent snapshot. Every path that is asked for becomes a dependency of the program,
 * missing ones too, so that creating the file reloads it.
 */
export interface SourceReader {
  /** @param path absolute, or relative to the directory of the entry */
  read(path: string): SourceResult | Promise<SourceResult>
  /** The absolute, normalised form of `path`, seen from the file `from`: the same for the same two, at all times. */
  resolve(path: string, from: string): string
  /**
   * The paths that `earlier` was asked for, and that this reader answers otherwise; none of them becomes a dependency. For
   * adapters of large programs, where asking for every source costs more than compiling the one that changed. Readers that
   * cannot tell have no such method, or answer with undefined: then every source is to be read.
   */
  changedSince?(earlier: SourceReader): readonly string[] | undefined
  /** Everything that `earlier` was asked for is a dependency of this program too, as if it had been read again. */
  keep?(earlier: SourceReader): void
}

/** What a compile is asked to do. */
export interface CompileRequest {
  /** Absolute path of the program's first file. */
  readonly entry: string
  readonly sources: SourceReader
  /** When it aborts, the answer is of no interest any more; the adapter may stop early and answer anything. */
  readonly signal?: AbortSignal
}

/** One unit that the program consists of, as far as the compile of it can be told apart from others. */
export interface ModuleReport {
  /** Path or name. */
  readonly name: string
  readonly action: 'compiled' | 'reused'
  /** Why it was compiled or could be reused, as a sentence that a person reads. */
  readonly reason: string
}

interface CompileResultBase {
  /** Warnings are here even when the compile succeeded. */
  readonly diagnostics: readonly Diagnostic[]
  /** What became of each module; empty where the language has no modules. */
  readonly modules: readonly ModuleReport[]
}

/** A program, or why there is none. */
export type AdapterResult<Artifact> =
  | (CompileResultBase & { readonly ok: true; readonly artifact: Artifact })
  | (CompileResultBase & { readonly ok: false })

/**
 * A language, as the engine sees it. An adapter may remember what it compiled before, but its answer must depend on the
 * sources alone. It never throws and never rejects because of a source: what is wrong with a source is a diagnostic.
 */
export interface CompilerAdapter<Artifact> {
  /** For people: `fsrs`, `typescript`, … */
  readonly name: string
  /** With the dot: `['.fsrs', '.fs']`; `''` takes every name. */
  readonly extensions: readonly string[]
  compile(request: CompileRequest): AdapterResult<Artifact> | Promise<AdapterResult<Artifact>>
}
