/** The compiler contract's view of a compiler: `CompilerAdapter` of `@fsrs/compiler` is one. */

/** A place in a source: offset from 0 in UTF-16 code units, line and column from 1. */
export interface CompilerPosition {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** Half-open. */
export interface CompilerSpan {
  readonly start: CompilerPosition
  readonly end: CompilerPosition
}

/** A finding about a source, as far as the contract is concerned. */
export interface CompilerDiagnostic {
  readonly severity: 'error' | 'warning' | 'info' | 'hint'
  readonly code: string
  readonly message: string
  readonly file: string
  readonly span: CompilerSpan
  readonly labels: readonly { readonly file: string; readonly span: CompilerSpan; readonly message: string }[]
}

/** What reading a source answers. */
export type CompilerSourceResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'missing' | 'unreadable' | 'not-utf8'; readonly message: string }

/** Where a compiler reads from. */
export interface CompilerSourceReader {
  read(path: string): CompilerSourceResult | Promise<CompilerSourceResult>
  resolve(path: string, from: string): string
  changedSince?(earlier: CompilerSourceReader): readonly string[] | undefined
  keep?(earlier: CompilerSourceReader): void
}

/** What a compile is asked to do. */
export interface CompilerRequest {
  readonly entry: string
  readonly sources: CompilerSourceReader
  readonly signal?: AbortSignal
}

/** What a compile answers. */
export type CompilerResult<Artifact> = {
  readonly diagnostics: readonly CompilerDiagnostic[]
  readonly modules: readonly {
    readonly name: string
    readonly action: 'compiled' | 'reused'
    readonly reason: string
  }[]
} & ({ readonly ok: true; readonly artifact: Artifact } | { readonly ok: false })

/** A compiler, as far as the contract is concerned. */
export interface CompilerLike<Artifact> {
  readonly name: string
  readonly extensions: readonly string[]
  compile(request: CompilerRequest): CompilerResult<Artifact> | Promise<CompilerResult<Artifact>>
}

/** A program: absolute path → text. */
export interface CompilerProgram {
  readonly entry: string
  readonly files: Readonly<Record<string, string>>
}

/** An adapter, presented to the contract, with programs in its language to try it on. */
export interface CompilerSubject<Artifact> {
  /** Shown in failures. */
  readonly name: string
  /** A new adapter, which remembers nothing. */
  create(): CompilerLike<Artifact>
  /**
   * What an artifact does or is, as text: run it, or print it. Equal for equal programs, different for the two versions
   * of every program below.
   */
  describe(artifact: Artifact): string | Promise<string>
  /** A program that is right. */
  readonly valid: CompilerProgram
  /** The same entry with another meaning. */
  readonly changed: CompilerProgram
  /** The same entry, wrong: at least one error. */
  readonly invalid: CompilerProgram
  /** Programs of several files; `undefined` where the language has none, with the reason in `unsupported`. */
  readonly modules?: {
    /** The entry uses `dependency`. */
    readonly program: CompilerProgram
    /** Absolute path of a file that is not the entry. */
    readonly dependency: string
    /** Another text for it, which changes what the program does. */
    readonly changedText: string
    /** A text for it that is wrong. */
    readonly invalidText: string
  }
  /** What the language or the adapter does not have, with the reason; cases that need it are not run. */
  readonly unsupported?: Readonly<Partial<Record<CompilerCapability, string>>>
  /** Names of cases that fail, with the reason. They are run, and must fail. */
  readonly knownFailing?: Readonly<Record<string, string>>
  /** How long a compile may take, in milliseconds, before it counts as hung; default 10 000. */
  readonly patienceMs?: number
}

/** What a compiler may not have. */
export type CompilerCapability =
  /** Programs of several files: `modules` of the subject. */
  | 'modules'
  /** Reuses what it compiled before, and says so. */
  | 'incremental'
